package io.fabula.domain.account;

import java.util.UUID;

/** The id of a user, for good. */
public record UserId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
