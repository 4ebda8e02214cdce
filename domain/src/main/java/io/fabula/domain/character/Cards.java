package io.fabula.domain.character;

import java.util.List;
import java.util.Optional;

/**
 * Reads and writes card files of the character card specifications V1 (Pygmalion's flat form), V2
 * (malfoyslastname/character-card-spec-v2) and V3 (kwaroran/character-card-spec-v3): PNG and APNG,
 * JSON, CHARX; and reads the forms of Chub, Pygmalion and text-generation-webui.
 *
 * <p>Any bytes may be handed in: what is no usable card is refused with {@link
 * CharacterError.UnusableCard} (or one of its neighbours for size and media type) in bounded memory
 * and time.
 */
public interface Cards {
  /** Reads one card. */
  CardReading read(byte[] file);

  /**
   * Reads a lorebook on its own: as a card holds one, as V3's {@code lorebook_v3}, or as a SillyTavern
   * world file, whose entries become entries of a card's book. Of an object that was shown as a
   * resource, its {@code object}, {@code id} and {@code warnings} are left out.
   */
  LorebookReading readLorebook(byte[] file);

  /**
   * Writes a card.
   *
   * @param definition the character as it is now
   * @param original the file it was imported from, if any: written to its own format, the result is
   *     those very bytes while the definition is what {@link #read} gave for them, and otherwise
   *     differs from them in the edited fields alone
   * @param picture the picture to carry the card where the original has none; a plain picture is
   *     drawn where there is neither
   */
  byte[] write(
      CardFormat format, Definition definition, Optional<byte[]> original, Optional<byte[]> picture);

  /**
   * What reading the card that {@link #write} gives for the same arguments would miss: no more, no
   * less. Empty where the format holds everything.
   */
  List<CardLoss> losses(
      CardFormat format, Definition definition, Optional<byte[]> original, Optional<byte[]> picture);
}
