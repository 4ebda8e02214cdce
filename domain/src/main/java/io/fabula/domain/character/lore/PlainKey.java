package io.fabula.domain.character.lore;

/**
 * A key that is a word or some words.
 *
 * <p>Korean writes particles and endings onto the word and spaces loosely: a Hangul key matches at the
 * beginning of a word, whatever follows, with blanks or without. A key of a single syllable begins too
 * many other words, so behind it only a particle may follow.
 */
record PlainKey(String key, boolean caseSensitive, boolean wholeWords) implements LoreKey {
  /** Blanks inside a word are forgiven from this length on; below it two words would make a third. */
  private static final int LOOSE_FROM = 3;

  static PlainKey of(String written, boolean caseSensitive, boolean wholeWords) {
    ScannedText key = ScannedText.of(written);
    return new PlainKey(caseSensitive ? key.exact() : key.folded(), caseSensitive, wholeWords);
  }

  @Override
  public boolean occursIn(ScannedText scanned) {
    String text = caseSensitive ? scanned.exact() : scanned.folded();
    boolean korean = Words.isHangul(key.codePointAt(0));
    if (!korean && !wholeWords) return text.contains(key);
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) != key.charAt(0)) continue;
      if (korean && at > 0 && Words.isHangul(text.codePointBefore(at))) continue;
      int end = korean ? looseEnd(text, at) : text.startsWith(key, at) ? at + key.length() : -1;
      if (end >= 0 && (korean ? isKoreanWord(text, end) : isWhole(text, at, end))) return true;
    }
    return false;
  }

  /** Where the key ends that begins here, blanks aside; -1 where it does not. */
  private int looseEnd(String text, int from) {
    int at = from;
    boolean loose = key.length() >= LOOSE_FROM;
    for (int i = 0; i < key.length(); i++) {
      boolean blank = Character.isWhitespace(key.charAt(i));
      while (at < text.length() && (blank || loose && at > from) && text.charAt(at) == ' ') at++;
      if (blank) continue;
      if (at >= text.length() || text.charAt(at) != key.charAt(i)) return -1;
      at++;
    }
    return at;
  }

  private boolean isKoreanWord(String text, int end) {
    boolean followed = end < text.length() && Words.isHangul(text.codePointAt(end));
    if (!followed || key.length() > 1) return true;
    int wordEnd = end;
    while (wordEnd < text.length() && Words.isHangul(text.charAt(wordEnd))) wordEnd++;
    return KoreanParticles.follow(text.substring(end, wordEnd));
  }

  private boolean isWhole(String text, int from, int end) {
    return isEdge(text, from) && isEdge(text, end);
  }

  private static boolean isEdge(String text, int at) {
    if (at == 0 || at == text.length()) return true;
    int before = text.codePointBefore(at);
    int after = text.codePointAt(at);
    if (Words.isUnspaced(before) || Words.isUnspaced(after)) return true;
    return !Words.isWord(before) || !Words.isWord(after);
  }
}
