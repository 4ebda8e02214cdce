package io.fabula.domain.character.lore.match;

/** What belongs to a word, in any script (Unicode's {@code \w}, UTS #18 annex C). */
public final class Words {
  private Words() {}

  /** Whether the code point belongs to a word. */
  public static boolean isWord(int c) {
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.CONNECTOR_PUNCTUATION;
  }

  /** Whether it is a syllable of Hangul (U+AC00 to U+D7A3). */
  public static boolean isHangul(int c) {
    return c >= 0xAC00 && c <= 0xD7A3;
  }

  /** Scripts that write without blanks, in which a key can only be looked for anywhere. */
  public static boolean isUnspaced(int c) {
    return switch (Character.UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }

  /**
   * Whether a word begins or ends at this place. Between Hangul and another script there is always an
   * edge, for particles are written onto foreign words.
   */
  static boolean isEdge(String text, int at) {
    if (at <= 0 || at >= text.length()) return true;
    int before = text.codePointBefore(at);
    int after = text.codePointAt(at);
    if (!isWord(before) || !isWord(after)) return true;
    return isUnspaced(before) || isUnspaced(after) || isHangul(before) != isHangul(after);
  }
}
