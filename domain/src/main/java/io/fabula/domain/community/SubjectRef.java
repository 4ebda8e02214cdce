package io.fabula.domain.community;

import java.util.UUID;

/** A thing of another room, by what it is and its id there. */
public record SubjectRef(SubjectKind kind, UUID id) {
  public static SubjectRef character(UUID id) {
    return new SubjectRef(SubjectKind.CHARACTER, id);
  }
}
