package io.fabula.domain.character;

import java.util.List;
import java.util.Optional;

/**
 * What a card file said.
 *
 * @param picture the card's face, stripped of everything but its pixels (no text chunks, no EXIF),
 *     as PNG, JPEG, WebP or GIF; absent where the file has none
 * @param original the file as it may be kept: the very bytes that were read, without the place where
 *     the picture was taken if its EXIF names one
 */
public record CardReading(
    Definition definition, List<CardWarning> warnings, Optional<byte[]> picture, byte[] original) {
  public CardReading {
    warnings = List.copyOf(warnings);
  }
}
