package io.fabula.domain.character;

import java.util.UUID;

public record CharacterId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
