package io.fabula.domain.community;

/** What is counted of a subject. */
public enum Counted {
  LIKES,
  FAVORITES,
  UPVOTES,
  DOWNVOTES,
  COMMENTS
}
