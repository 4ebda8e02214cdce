package io.fabula.domain.character;

/** Who finds a character. A draft is read as private. */
public enum Visibility {
  DRAFT,
  PRIVATE,
  UNLISTED,
  PUBLIC
}
