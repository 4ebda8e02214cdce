package io.fabula.domain.character.lore;

import io.fabula.domain.character.LoreEntry;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A key of an entry, ready to be looked for. */
interface LoreKey {
  boolean occursIn(ScannedText text);

  /** Longer keys are no words, and looking for them would cost more than the text's length. */
  int MAX_LENGTH = 500;

  Pattern SLASHES = Pattern.compile("(?s)/(.+)/([a-z]*)");

  /** A slash form is an expression by itself and sets its own flags; an empty key never matches. */
  static LoreKey of(String written, LoreEntry entry, boolean caseSensitive, boolean wholeWords,
      KeyPatterns patterns) {
    String key = written.strip();
    if (key.isEmpty()) return text -> false;
    Matcher slashes = SLASHES.matcher(key);
    if (slashes.matches()) return pattern(patterns.compile(slashes.group(1), slashes.group(2)));
    if (entry.useRegex()) return pattern(patterns.compile(key, caseSensitive ? "" : "i"));
    if (key.length() > MAX_LENGTH) return text -> false;
    return PlainKey.of(key, caseSensitive, wholeWords);
  }

  private static LoreKey pattern(Optional<KeyPatterns.KeyPattern> pattern) {
    return text -> pattern.filter(known -> known.occursIn(text.exact())).isPresent();
  }
}
