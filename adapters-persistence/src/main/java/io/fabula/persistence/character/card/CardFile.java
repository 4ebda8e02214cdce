package io.fabula.persistence.character.card;

import io.fabula.domain.character.CardFormat;
import io.fabula.domain.character.CardWarning;
import io.fabula.domain.shared.Json;
import java.util.List;
import java.util.Optional;

/** An uploaded file, taken apart. */
sealed interface CardFile permits PngCard, CharxCard, JsonCard {
  /** The largest asset that is ever unpacked: what an upload of a picture may be. */
  int MAX_ASSET = 10 << 20;

  /** What a card's JSON inside another file may be; the assets are not in it. */
  int MAX_CARD = 12 << 20;

  /** The card's JSON as it was written. */
  Json.Obj card();

  List<CardWarning> warnings();

  /** The face, stripped to its pixels. */
  Optional<byte[]> picture();

  /** An asset that the file itself holds, by its address; absent where it is too large to be moved. */
  Optional<byte[]> held(String uri);

  /** The paths of the files in it that are no part of the card. */
  List<String> undeclared();

  boolean isOf(CardFormat format);

  /** The file with nothing but the edit changed; asked only where it is of the format that is wanted. */
  byte[] edited(CardEdit edit);
}
