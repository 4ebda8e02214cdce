package io.fabula.domain.character.tag;

import io.fabula.domain.shared.Texts;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** A tag that an admin gave, for authors to choose from. They may use any others too. */
public record Tag(TagId id, String name, Optional<String> category, Instant createdAt) {
  /** Refused with {@code SharedError.Invalid} where a text is out of bounds. */
  public static Tag given(TagId id, String name, Optional<String> category, Instant now) {
    return new Tag(id, Texts.name("name", name), Texts.optionalName("category", category), now);
  }

  /** A tag as tags are compared: composed, in lower case, without blanks around it. */
  public static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT).strip();
  }
}
