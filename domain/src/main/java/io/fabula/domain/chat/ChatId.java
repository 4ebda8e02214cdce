package io.fabula.domain.chat;

import java.util.UUID;

public record ChatId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
