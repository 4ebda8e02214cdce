package io.fabula.domain.persona;

import java.util.UUID;

/** The id of a persona, for good. */
public record PersonaId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
