package io.fabula.domain.shared;

import java.util.Optional;

/** The rules every text from outside obeys: lengths in code points, no NUL, no broken surrogates. */
public final class Texts {
  /** The longest name, in code points. */
  public static final int NAME_MAX = 200;
  /** The longest message, in code points. */
  public static final int MESSAGE_MAX = 10_000;
  /** The longest text of a card, in code points. */
  public static final int DEFINITION_MAX = 100_000;

  private Texts() {}

  /** A text kept as it is, at most so many code points. */
  public static String bounded(String field, String text, int max) {
    requireClean(field, text);
    if (text.length() > max && text.codePointCount(0, text.length()) > max) {
      throw SharedError.Invalid.failure(field, "shared.too_long", max);
    }
    return text;
  }

  /** As {@link #bounded}; the empty text counts as absent. */
  public static Optional<String> optional(String field, Optional<String> text, int max) {
    return text.filter(value -> !value.isEmpty()).map(value -> bounded(field, value, max));
  }

  /** A name: trimmed, not empty, without control characters, at most {@link #NAME_MAX}. */
  public static String name(String field, String text) {
    String name = bounded(field, text.strip(), NAME_MAX);
    if (name.isEmpty()) throw SharedError.Invalid.failure(field, "shared.required");
    if (name.chars().anyMatch(c -> Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r')) {
      throw SharedError.Invalid.failure(field, "shared.control_characters");
    }
    return name;
  }

  /** As {@link #name}, where there is one; a blank one counts as none. */
  public static Optional<String> optionalName(String field, Optional<String> text) {
    return text.filter(value -> !value.isBlank()).map(value -> name(field, value));
  }

  private static void requireClean(String field, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) throw SharedError.Invalid.failure(field, "shared.nul");
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1)))
        i++;
      else
        if (Character.isSurrogate(c)) {
          throw SharedError.Invalid.failure(field, "shared.lone_surrogate");
        }
    }
  }
}
