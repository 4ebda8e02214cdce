package io.fabula.domain.character.lore.match;

import java.text.Normalizer;

/**
 * A key that is a word or some words.
 *
 * @param text in normal form C, without blanks around it
 * @param edges where words in scripts with blanks must begin and end
 */
public record PlainKey(String text, boolean caseSensitive, Edges edges) {
  /** Longer keys are no words. */
  public static final int MAX_LENGTH = 500;

  /** Where a key may stand. Scripts that write without blanks know no edges. */
  public enum Edges {
    /** Inside other words too. */
    ANYWHERE,
    /** At the edges of words, a plural's ending forgiven. */
    WORD,
    /** At the edges of words exactly. */
    WHOLE_WORD
  }

  /** Brings a key as it was written into normal form C, without the blanks around it. */
  public static PlainKey of(String written, boolean caseSensitive, Edges edges) {
    return new PlainKey(Normalizer.normalize(written.strip(), Normalizer.Form.NFC), caseSensitive, edges);
  }

  boolean isKorean() {
    return text.chars().anyMatch(Words::isHangul);
  }

  /** An empty key never matches, nor does one that is too long. */
  boolean isSearchable() {
    return !text.isEmpty() && text.length() <= MAX_LENGTH;
  }

  /** Whether it stands here with its edges and its case, where the lower case is known to match. */
  boolean standsAt(ScannedText scanned, int from, int to) {
    if (caseSensitive && !scanned.exact().regionMatches(from, text, 0, text.length())) return false;
    return beginsAt(scanned, from) && endsAt(scanned, to);
  }

  boolean beginsAt(ScannedText scanned, int from) {
    return edges == Edges.ANYWHERE || Words.isEdge(scanned.exact(), from);
  }

  boolean endsAt(ScannedText scanned, int to) {
    String found = scanned.folded();
    if (edges == Edges.ANYWHERE || Words.isEdge(found, to)) return true;
    return edges == Edges.WORD && isLatin(found.codePointBefore(to))
        && (found.startsWith("s", to) && Words.isEdge(found, to + 1)
            || found.startsWith("es", to) && Words.isEdge(found, to + 2));
  }

  private static boolean isLatin(int c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
  }
}
