package io.fabula.domain.character.lore;

import io.fabula.domain.character.lore.BookKeys.LoreKey;
import io.fabula.domain.character.lore.match.ScannedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Where the keys of a book stand in one talk. Plain keys are found in one walk over each text; an
 * expression is run when somebody asks, and once over each text.
 */
final class KeySearch {
  private static final int NOT_RUN = -2;
  private static final int NOWHERE = Integer.MAX_VALUE;

  /**
   * How many characters all expressions of a book may read together in one evaluation, each its own
   * count: a book of 500 reads 16,000 characters with every one. Those that come later do not match.
   */
  private static final long READ_BY_PATTERNS = 8_000_000;

  /**
   * Where an entry's keys may stand.
   *
   * @param called whether the texts of other entries count
   */
  record Scope(int depth, Set<LoreTalk.Source> around, boolean called) {}

  /**
   * @param message where it was found, 0 for the newest; absent for a text that is no message
   */
  record Hit(LoreKey key, OptionalInt message) {}

  private final BookKeys keys;
  private final int bookDepth;
  private final List<ScannedText> messages;
  private final Map<LoreTalk.Source, ScannedText> around = new EnumMap<>(LoreTalk.Source.class);
  private final Map<LoreTalk.Source, BitSet> plainAround = new EnumMap<>(LoreTalk.Source.class);
  private final List<ScannedText> called = new ArrayList<>();

  /** By a key's number, the newest message it stands in. */
  private final int[] newest;

  /** By a key's number; for an expression, how many texts it was looked for in. */
  private final BitSet inCalled = new BitSet();
  private final int[] calledSeen;
  private long readable = READ_BY_PATTERNS;

  /**
   * @param deepest how many messages any entry has scanned
   */
  KeySearch(BookKeys keys, LoreTalk talk, int bookDepth, int deepest) {
    this.keys = keys;
    this.bookDepth = bookDepth;
    this.newest = new int[keys.count()];
    this.calledSeen = new int[keys.count()];
    this.messages = talk.newestFirst().stream().limit(deepest).map(line -> ScannedText.of(line.text()))
        .toList();
    Arrays.fill(newest, NOT_RUN);
    for (LoreKey key : keys.plainKeys()) newest[key.number()] = NOWHERE;
    for (int i = messages.size() - 1; i >= 0; i--) {
      int message = i;
      keys.plain().in(messages.get(i)).stream()
          .forEach(plain -> newest[keys.plainKeys().get(plain).number()] = message);
    }
    talk.around().forEach((source, text) -> {
      ScannedText scanned = ScannedText.of(text);
      around.put(source, scanned);
      plainAround.put(source, numbers(scanned));
    });
  }

  private BitSet numbers(ScannedText text) {
    var numbers = new BitSet();
    keys.plain().in(text).stream().forEach(plain -> numbers.set(keys.plainKeys().get(plain).number()));
    return numbers;
  }

  BookKeys.Keys keysOf(int entry) {
    return keys.entries().get(entry);
  }

  Scope scope(LoreRule rule, boolean called) {
    return new Scope(rule.scanDepth().orElse(bookDepth), rule.sources(), called);
  }

  /** The text of another entry counts from now on. */
  void call(String text) {
    if (text.isBlank()) return;
    ScannedText scanned = ScannedText.of(text);
    called.add(scanned);
    inCalled.or(numbers(scanned));
  }

  /** The key that was found in the newest message, the first of them in the author's order. */
  Optional<Hit> first(List<LoreKey> keys, Scope scope) {
    Hit best = null;
    int bestAt = NOWHERE;
    for (LoreKey key : keys) {
      int at = newest(key);
      if (at < scope.depth() && at < bestAt) {
        bestAt = at;
        best = new Hit(key, OptionalInt.of(at));
      }
    }
    if (best != null) return Optional.of(best);
    return keys.stream().filter(key -> isAround(key, scope) || scope.called() && isCalled(key)).findFirst()
        .map(key -> new Hit(key, OptionalInt.empty()));
  }

  int count(List<LoreKey> keys, Scope scope) {
    return (int) keys.stream().filter(key -> stands(key, scope)).count();
  }

  private boolean stands(LoreKey key, Scope scope) {
    return newest(key) < scope.depth() || isAround(key, scope) || scope.called() && isCalled(key);
  }

  private int newest(LoreKey key) {
    if (newest[key.number()] == NOT_RUN) newest[key.number()] = run(key.pattern().orElseThrow());
    return newest[key.number()];
  }

  private int run(KeyPatterns.KeyPattern pattern) {
    for (int i = 0; i < messages.size(); i++) if (occurs(pattern, messages.get(i))) return i;
    return NOWHERE;
  }

  private boolean occurs(KeyPatterns.KeyPattern pattern, ScannedText text) {
    readable -= text.exact().length();
    return readable >= 0 && pattern.occursIn(text.exact());
  }

  private boolean isAround(LoreKey key, Scope scope) {
    for (LoreTalk.Source source : scope.around()) {
      ScannedText text = around.get(source);
      if (text != null && key.pattern().map(pattern -> occurs(pattern, text))
          .orElseGet(() -> plainAround.get(source).get(key.number()))) {
        return true;
      }
    }
    return false;
  }

  private boolean isCalled(LoreKey key) {
    if (key.pattern().isPresent()) {
      for (; calledSeen[key.number()] < called.size(); calledSeen[key.number()]++) {
        if (occurs(key.pattern().get(), called.get(calledSeen[key.number()]))) {
          inCalled.set(key.number());
        }
      }
    }
    return inCalled.get(key.number());
  }
}
