package io.fabula.domain.character;

/** Who finds a character. A draft is read as private. */
public enum Visibility {
  /** As {@link #PRIVATE}, and still being written. */
  DRAFT,
  /** Its owner, and admins. */
  PRIVATE,
  /** Whoever knows its address. */
  UNLISTED,
  /** Everybody, in lists too. */
  PUBLIC
}
