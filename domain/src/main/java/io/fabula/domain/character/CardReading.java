package io.fabula.domain.character;

import java.util.List;
import java.util.Optional;

/**
 * What a card file said.
 *
 * @param picture the card's face, stripped of everything but its pixels (no text chunks, no EXIF),
 *     as PNG, JPEG, WebP or GIF; absent where the file has none
 */
public record CardReading(
    Definition definition, List<CardWarning> warnings, Optional<byte[]> picture) {
  public CardReading {
    warnings = List.copyOf(warnings);
  }
}
