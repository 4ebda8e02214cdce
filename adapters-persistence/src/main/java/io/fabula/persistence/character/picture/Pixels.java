package io.fabula.persistence.character.picture;

import io.fabula.domain.character.CharacterError;

/** The largest picture anybody here is asked to decode. */
final class Pixels {
  /** Some 160 MB decoded; the largest phone cameras in use stay below it at common settings. */
  static final long MAX = 40_000_000;

  private Pixels() {}

  static void check(long width, long height) {
    if (width == 0 || height == 0) throw CharacterError.UnusableCard.failure("the picture has no size", "");
    if (width > MAX || height > MAX || width * height > MAX) {
      throw CharacterError.CardTooLarge.failure("pixels", MAX);
    }
  }
}
