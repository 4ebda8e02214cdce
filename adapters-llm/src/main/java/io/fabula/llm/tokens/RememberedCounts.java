package io.fabula.llm.tokens;

import io.fabula.domain.prompt.TokenCounting;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers what was counted last: every turn of a chat counts the same definition and nearly the same
 * history again, and a vocabulary takes milliseconds for what an estimate takes microseconds.
 */
final class RememberedCounts implements TokenCounting {
  /** In characters of all remembered texts together. */
  private static final long ROOM = 4_000_000;

  private final TokenCounting counting;
  private final Map<String, Integer> counts = new LinkedHashMap<>(256, 0.75f, true);
  private long used;

  RememberedCounts(TokenCounting counting) {
    this.counting = counting;
  }

  @Override
  public int count(String text) {
    synchronized (counts) {
      Integer known = counts.get(text);
      if (known != null) return known;
    }
    int count = counting.count(text);
    synchronized (counts) {
      if (counts.put(text, count) == null) used += text.length();
      var oldest = counts.entrySet().iterator();
      while (used > ROOM && oldest.hasNext()) {
        used -= oldest.next().getKey().length();
        oldest.remove();
      }
    }
    return count;
  }
}
