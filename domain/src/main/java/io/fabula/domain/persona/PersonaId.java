package io.fabula.domain.persona;

import java.util.UUID;

public record PersonaId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
