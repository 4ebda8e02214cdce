package io.fabula.domain.character.lore;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.character.Lorebook;
import io.fabula.domain.prompt.EstimatedTokens;
import io.fabula.domain.shared.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How long evaluations take. The figures are printed; what is asserted leaves room for a busy machine.
 */
class LoreSpeedTest {
  private static final String[] SYLLABLES = {"등", "대", "마", "법", "학", "교", "용", "검", "숲", "왕", "국", "기", "사",
      "ka", "ro", "min", "del", "tha", "vor", "es"};
  private final LoreScan scan = new LoreScan(new LinearPatterns(), new EstimatedTokens());

  private static String word(Random chance) {
    var word = new StringBuilder();
    boolean korean = chance.nextBoolean();
    for (int i = 0; i < 3; i++) {
      word.append(SYLLABLES[korean ? chance.nextInt(13) : 13 + chance.nextInt(7)]);
    }
    return word.toString();
  }

  private static Lorebook book(int entries) {
    var chance = new Random(entries);
    var all = new ArrayList<Json>();
    for (int i = 0; i < entries; i++) {
      all.add(Json.EMPTY.with("keys", Json.Arr.ofTexts(List.of(word(chance) + i % 7, word(chance))))
          .with("content", new Json.Str("Lore of " + i + ", which is a sentence or two long. ".repeat(3)))
          .with("insertion_order", Json.Num.of(i)));
    }
    return Lorebook.of(Json.EMPTY.with("entries", new Json.Arr(all)).with("scan_depth", Json.Num.of(1_000))
        .with("token_budget", Json.Num.of(4_000)));
  }

  private static LoreTalk talk(int messages, int length) {
    var chance = new Random(7);
    var lines = new ArrayList<LoreTalk.Line>();
    for (int i = messages; i > 0; i--) {
      var text = new StringBuilder();
      while (text.length() < length) text.append(word(chance)).append(chance.nextInt(3) == 0 ? "에서 " : " ");
      lines.add(new LoreTalk.Line(i, text.substring(0, length)));
    }
    return new LoreTalk(lines, messages, messages / 2, Optional.empty(), Map.of());
  }

  private long medianNanos(ReadyLore ready, LoreTalk talk) {
    return medianNanos(() -> ready, talk);
  }

  private long medianNanos(Supplier<ReadyLore> ready, LoreTalk talk) {
    long[] times = new long[41];
    for (int round = -60; round < times.length; round++) {
      long before = System.nanoTime();
      LoreOutcome outcome = ready.get().evaluate(talk, LoreMemory.EMPTY, LoreFixtures.macros(round));
      if (round >= 0) times[round] = System.nanoTime() - before;
      assertThat(outcome.verdicts()).isNotEmpty();
    }
    Arrays.sort(times);
    return times[times.length / 2];
  }

  @Test
  void time_grows_with_entries_and_with_text_and_no_faster() {
    long few = 0;
    for (int entries : new int[]{50, 500, 5_000}) {
      ReadyLore ready = scan.ready(book(entries));
      long nanos = medianNanos(ready, talk(50, 500));
      Lorebook book = book(entries);
      long unready = medianNanos(() -> scan.ready(book), talk(50, 500));
      System.out.printf(
          "%d entries, 50 messages of 500: %.2f ms, %.2f ms with the book made ready each time%n",
          entries, nanos / 1e6, unready / 1e6);
      if (entries == 500) {
        few = nanos;
        assertThat(nanos).isLessThan(30_000_000);
      } else if (entries == 5_000) assertThat(nanos).isLessThan(30 * few);
    }
    for (int messages : new int[]{5, 50, 500}) {
      long nanos = medianNanos(scan.ready(book(500)), talk(messages, 500));
      System.out.printf("500 entries, %d messages of 500: %.2f ms%n", messages, nanos / 1e6);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = ' ', value = {"(a+)+$", "(a|aa)+$", "(.*)*x", "(a?){30}a{30}", "([a-z]+)*!",
      "(a?){400}a{400}", "[ab]*a[ab]{500}c", "(((a*)*)*)*b{7}", "(\\w+\\s?)+$"})
  void a_hostile_expression_reads_100_kb_in_some_tens_of_milliseconds(String expression) {
    KeyPatterns.KeyPattern pattern = new LinearPatterns().compile(expression, "i").orElseThrow();
    String text = "ab".repeat(50_000);
    long best = Long.MAX_VALUE;
    for (int round = 0; round < 12; round++) {
      long before = System.nanoTime();
      pattern.occursIn(text);
      best = Math.min(best, System.nanoTime() - before);
    }
    System.out.printf("%s against 100 KB: %.1f ms%n", expression, best / 1e6);

    assertThat(best).isLessThan(500_000_000);
  }

  @ParameterizedTest
  @CsvSource({"a", "기억하다", "가"})
  void the_same_key_everywhere_takes_no_longer(String key) {
    var entries = new ArrayList<Json>();
    for (int i = 0; i < 5_000; i++) {
      entries.add(Json.EMPTY.with("keys", Json.Arr.ofTexts(List.of(key))).with("content", new Json.Str("x")));
    }
    ReadyLore ready = scan.ready(Lorebook.of(Json.EMPTY.with("entries", new Json.Arr(entries))));
    LoreTalk talk = LoreTalk.of(List.of(key.equals("a") ? "ba".repeat(100_000) : "기억하".repeat(60_000)));
    long before = System.nanoTime();

    ready.evaluate(talk, LoreMemory.EMPTY, LoreFixtures.macros(1));

    assertThat(System.nanoTime() - before).isLessThan(2_000_000_000L);
  }
}
