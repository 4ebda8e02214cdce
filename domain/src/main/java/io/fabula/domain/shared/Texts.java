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

  /** Letters by their category, and empty to the eye. */
  private static final String HANGUL_FILLERS = "\u115F\u1160\u3164\uFFA0";

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

  /** A name: trimmed, with something to see in it, without control characters, at most {@link #NAME_MAX}. */
  public static String name(String field, String text) {
    String name = bounded(field, trimmed(text), NAME_MAX);
    if (name.codePoints().allMatch(Texts::isUnseen))
      throw SharedError.Invalid.failure(field, "shared.required");
    if (name.chars().anyMatch(c -> Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r')) {
      throw SharedError.Invalid.failure(field, "shared.control_characters");
    }
    return name;
  }

  /** As {@link #name}, where there is one; a blank one counts as none. */
  public static Optional<String> optionalName(String field, Optional<String> text) {
    return text.filter(value -> !value.codePoints().allMatch(Texts::isUnseen))
        .map(value -> name(field, value));
  }

  /** Without the spaces of any script at its ends, those that do not break among them. */
  private static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) from++;
    while (from < to && isSpace(text.charAt(to - 1))) to--;
    return text.substring(from, to);
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean isUnseen(int c) {
    return isSpace(c) || Character.getType(c) == Character.FORMAT || HANGUL_FILLERS.indexOf(c) >= 0;
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
