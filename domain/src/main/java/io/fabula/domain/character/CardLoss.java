package io.fabula.domain.character;

import java.util.Locale;

/**
 * Something that a format cannot hold: a second import of what is written would miss it.
 *
 * @param field a path inside the card's {@code data}, such as {@code assets[0]}; for a file of the
 *     archive that the card does not list, that file's path in the archive
 */
public record CardLoss(String field, Reason reason) {

  /** Why it cannot be held. */
  public enum Reason {
    /** The field came with V3. */
    NOT_IN_V2,
    /** V2 has no decorators; they are cut from the text so that no reader takes them for text. */
    DECORATORS,
    /** A JSON file is no picture and carries none. */
    NO_PICTURE,
    /** Only an archive holds files beside the card. */
    NO_FILES,
    /** The picture is too damaged or large to become a PNG. */
    NO_PNG,
    /** The format leaves it out for none of the reasons above. */
    OTHER;

    /** Of the text for people. */
    public String messageKey() {
      return "character.loss." + name().toLowerCase(Locale.ROOT);
    }
  }
}
