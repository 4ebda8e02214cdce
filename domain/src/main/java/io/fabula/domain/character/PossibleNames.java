package io.fabula.domain.character;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What in a text might be somebody's name: up to three words that begin with a capital, or in a script
 * without capitals, and Korean words without the particles that may hang on them.
 */
public final class PossibleNames {
  private static final Pattern WORD = Pattern
      .compile("[\\p{L}\\p{M}\\p{N}]+(?:[-.'’][\\p{L}\\p{M}\\p{N}]+)*");
  private static final Pattern HANGUL = Pattern.compile("\\p{IsHangul}+");
  private static final int WORDS_MAX = 3;
  /** Those of one syllable are words far more often than names. */
  private static final int LENGTH_MIN = 2;
  /** The longest particles, such as 이라고는. */
  private static final int PARTICLE_MAX = 4;

  private PossibleNames() {}

  /** In their order, each once, composed; at most so many. */
  public static Set<String> in(String text, int limit) {
    List<String> words = WORD.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).results()
        .map(MatchResult::group).toList();
    var names = new LinkedHashSet<String>();
    for (int first = 0; first < words.size() && names.size() < limit; first++) {
      if (java.lang.Character.isLowerCase(words.get(first).codePointAt(0))) continue;
      for (int last = first; last < Math.min(words.size(), first + WORDS_MAX); last++) {
        addForms(names, String.join(" ", words.subList(first, last)), words.get(last));
      }
    }
    return names.stream().limit(limit).collect(java.util.stream.Collectors.toCollection(LinkedHashSet::new));
  }

  private static void addForms(Set<String> names, String before, String last) {
    String head = before.isEmpty() ? "" : before + " ";
    add(names, head + last);
    add(names, head + last.replaceFirst("['’]s$", ""));
    if (!HANGUL.matcher(last).matches()) return;
    for (int cut = 1; cut <= PARTICLE_MAX && cut < last.length(); cut++) {
      add(names, head + last.substring(0, last.length() - cut));
    }
  }

  private static void add(Set<String> names, String name) {
    if (name.codePointCount(0, name.length()) >= LENGTH_MIN) names.add(name);
  }
}
