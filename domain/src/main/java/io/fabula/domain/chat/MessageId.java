package io.fabula.domain.chat;

import java.util.UUID;

/** The id of a message, for good. */
public record MessageId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
