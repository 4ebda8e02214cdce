package io.fabula.persistence.character;

import io.fabula.domain.character.CardFormat;
import io.fabula.domain.character.CardWarning;
import io.fabula.domain.shared.Json;
import java.util.List;
import java.util.Optional;

/** An uploaded file, taken apart. */
sealed interface CardFile permits PngCard, CharxCard, JsonCard {
  /** The card's JSON as it was written. */
  Json.Obj card();

  List<CardWarning> warnings();

  /** The face, stripped to its pixels. */
  Optional<byte[]> picture();

  /** Whether the file is of that format already. */
  boolean isOf(CardFormat format);

  /** The file with nothing but the edit changed. */
  byte[] edited(CardEdit edit);
}
