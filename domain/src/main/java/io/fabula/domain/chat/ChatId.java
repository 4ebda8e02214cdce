package io.fabula.domain.chat;

import java.util.UUID;

/** The id of a chat, for good. */
public record ChatId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
