package io.fabula.domain.character;

import java.util.List;

/** What a file said that holds a lorebook alone. */
public record LorebookReading(Lorebook lorebook, List<CardWarning> warnings) {
  public LorebookReading {
    warnings = List.copyOf(warnings);
  }
}
