package io.fabula.domain.character.lore.match;

import java.text.Normalizer;

/**
 * A text made ready for keys: in normal form C, so that Hangul typed as jamo is found too; in lower
 * case; and without blanks, for languages that space loosely. Lower case is taken character by
 * character, so that a place is the same place in both.
 */
public final class ScannedText {
  private final String exact;
  private final String folded;
  private final String squeezed;
  private final int[] places;

  private ScannedText(String exact) {
    this.exact = exact;
    this.folded = folded(exact);
    if (exact.chars().anyMatch(Words::isHangul)) {
      this.places = new int[folded.length()];
      this.squeezed = squeeze();
    } else {
      this.places = new int[0];
      this.squeezed = "";
    }
  }

  /** Makes a text ready, in time linear in its length. */
  public static ScannedText of(String text) {
    return new ScannedText(Normalizer.normalize(text, Normalizer.Form.NFC));
  }

  static String folded(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      if (chars[i] >= 'A') chars[i] = Character.toLowerCase(chars[i]);
    }
    return new String(chars);
  }

  /** Blanks that part words; a line's end parts more than words, and stays. */
  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || Character.isSpaceChar(c) && c != '\u2028' && c != '\u2029';
  }

  private String squeeze() {
    var text = new StringBuilder(folded.length());
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (isBlank(c)) continue;
      places[text.length()] = i;
      text.append(c);
    }
    return text.toString();
  }

  /** In normal form C. */
  public String exact() {
    return exact;
  }

  String folded() {
    return folded;
  }

  /** Without blanks; empty for a text without Hangul. */
  String squeezed() {
    return squeezed;
  }

  /** Where in the text a character of the squeezed one stands. */
  int place(int squeezedAt) {
    return places[squeezedAt];
  }
}
