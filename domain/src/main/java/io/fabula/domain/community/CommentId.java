package io.fabula.domain.community;

import java.util.UUID;

/** The id of a comment, for good. */
public record CommentId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
