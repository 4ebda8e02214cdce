package io.fabula.domain.chat;

import java.util.UUID;

/** The id of a turn, for good. */
public record TurnId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
