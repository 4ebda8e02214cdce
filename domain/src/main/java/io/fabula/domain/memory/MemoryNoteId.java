package io.fabula.domain.memory;

import java.util.UUID;

/** The id of a memory note, for good. */
public record MemoryNoteId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
