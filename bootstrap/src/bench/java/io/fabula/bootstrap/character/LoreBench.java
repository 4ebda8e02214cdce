package io.fabula.bootstrap.character;

import io.fabula.domain.character.Lorebook;
import io.fabula.domain.character.lore.KeyPatterns;
import io.fabula.domain.character.lore.LinearPatterns;
import io.fabula.domain.character.lore.LoreMemory;
import io.fabula.domain.character.lore.LoreOutcome;
import io.fabula.domain.character.lore.LoreScan;
import io.fabula.domain.character.lore.LoreTalk;
import io.fabula.domain.character.lore.ReadyLore;
import io.fabula.domain.prompt.CardTexts;
import io.fabula.domain.prompt.EstimatedTokens;
import io.fabula.domain.prompt.macro.MacroValues;
import io.fabula.domain.prompt.macro.Macros;
import io.fabula.domain.shared.Json;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Books of two keys an entry, half of them Korean, over 50 messages of 500 characters. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LoreBench {
  private static final String[] SYLLABLES = {"등", "대", "마", "법", "학", "교", "용", "검", "숲", "왕", "국", "기", "사",
      "ka", "ro", "min", "del", "tha", "vor", "es"};

  @Param({"50", "500", "5000"})
  public int entries;

  private final LoreScan scan = new LoreScan(new LinearPatterns(), new EstimatedTokens());
  private final LoreTalk talk = talk();
  private final KeyPatterns.KeyPattern hostile = new LinearPatterns().compile("[ab]*a[ab]{500}c", "i")
      .orElseThrow();
  private final String hostileText = "ab".repeat(50_000);
  private Lorebook book;
  private ReadyLore ready;

  @Setup
  public void read() {
    var chance = new Random(entries);
    var all = new ArrayList<Json>();
    for (int i = 0; i < entries; i++) {
      all.add(Json.EMPTY.with("keys", Json.Arr.ofTexts(List.of(word(chance) + i % 7, word(chance))))
          .with("content", new Json.Str("Lore of " + i + ", which is a sentence or two long. ".repeat(3)))
          .with("insertion_order", Json.Num.of(i)));
    }
    book = Lorebook.of(Json.EMPTY.with("entries", new Json.Arr(all)).with("scan_depth", Json.Num.of(50))
        .with("token_budget", Json.Num.of(4_000)));
    ready = scan.ready(book);
  }

  private static String word(Random chance) {
    var word = new StringBuilder();
    boolean korean = chance.nextBoolean();
    for (int i = 0; i < 3; i++) {
      word.append(SYLLABLES[korean ? chance.nextInt(13) : 13 + chance.nextInt(7)]);
    }
    return word.toString();
  }

  private static LoreTalk talk() {
    var chance = new Random(7);
    var messages = new ArrayList<String>();
    for (int i = 0; i < 50; i++) {
      var text = new StringBuilder();
      while (text.length() < 500) text.append(word(chance)).append(chance.nextInt(3) == 0 ? "에서 " : " ");
      messages.add(text.substring(0, 500));
    }
    return LoreTalk.of(messages);
  }

  private static Macros macros() {
    return new Macros(new MacroValues("Mira", "Jun", "", CardTexts.NONE, MacroValues.LastWords.NONE, "model",
        ZonedDateTime.parse("2026-11-21T09:05:00Z"), 1, 2));
  }

  /** As a running chat has it. */
  @Benchmark
  public LoreOutcome evaluate() {
    return ready.evaluate(talk, LoreMemory.EMPTY, macros());
  }

  /** As an embedder may have it who keeps nothing. */
  @Benchmark
  public LoreOutcome readAndEvaluate() {
    return scan.evaluate(book, talk, LoreMemory.EMPTY, macros());
  }

  /** 100 KB of text; it does not depend on the book. */
  @Benchmark
  public boolean hostileExpression() {
    return hostile.occursIn(hostileText);
  }
}
