package io.fabula.domain.character;

import java.util.UUID;

/** The id of a character, for good. */
public record CharacterId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
