package io.fabula.rest.community;

import io.fabula.domain.community.SubjectKind;
import io.fabula.domain.community.SubjectRef;
import io.fabula.rest.http.Call;

/** Where a kind of subject lives, so that each gets the same routes. */
enum Face {
  CHARACTERS("/characters/{id}", "Character", SubjectKind.CHARACTER);

  private final String path;
  private final String noun;
  private final SubjectKind kind;

  Face(String path, String noun, SubjectKind kind) {
    this.path = path;
    this.noun = noun;
    this.kind = kind;
  }

  String path(String rest) {
    return path + rest;
  }

  /** The operation for this kind: {@code like} becomes {@code community.likeCharacter}. */
  String operation(String verb) {
    return "community." + verb + noun;
  }

  SubjectRef subject(Call call) {
    return new SubjectRef(kind, call.id("id", kind.name().toLowerCase(java.util.Locale.ROOT)));
  }
}
