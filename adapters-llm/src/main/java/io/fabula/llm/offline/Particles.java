package io.fabula.llm.offline;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Korean particles follow the sound before them: {@code {은/는}} becomes the first after a final
 * consonant and the second after a vowel.
 */
final class Particles {
  private static final Pattern CHOICE = Pattern.compile("\\{([^{}/]+)/([^{}/]+)}");
  private static final int SYLLABLE_FIRST = 0xAC00;
  private static final int SYLLABLE_LAST = 0xD7A3;
  /** Syllables stand in groups of 28 by their final consonant, the first of a group without one. */
  private static final int FINALS = 28;
  /** Digits and Latin letters that end in a consonant when a Korean reads a word ending in them. */
  private static final String CLOSED = "013678bcklmnpt";

  private Particles() {}

  static String resolve(String text) {
    Matcher choice = CHOICE.matcher(text);
    var resolved = new StringBuilder();
    int end = 0;
    while (choice.find()) {
      resolved.append(text, end, choice.start());
      resolved.append(endsClosed(resolved) ? choice.group(1) : choice.group(2));
      end = choice.end();
    }
    return resolved.append(text, end, text.length()).toString();
  }

  private static boolean endsClosed(CharSequence text) {
    if (text.isEmpty()) return false;
    char last = Character.toLowerCase(text.charAt(text.length() - 1));
    if (last >= SYLLABLE_FIRST && last <= SYLLABLE_LAST) return (last - SYLLABLE_FIRST) % FINALS != 0;
    return CLOSED.indexOf(last) >= 0;
  }
}
