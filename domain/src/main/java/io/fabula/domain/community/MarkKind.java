package io.fabula.domain.community;

/** How a user can mark a subject. */
public enum MarkKind {
  /** Worth 1. */
  LIKE,
  /** Worth 1; a bookmark. */
  FAVORITE,
  /** Worth 1 or -1. */
  VOTE
}
