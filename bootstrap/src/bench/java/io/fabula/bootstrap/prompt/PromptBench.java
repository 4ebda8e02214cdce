package io.fabula.bootstrap.prompt;

import io.fabula.domain.character.Lorebook;
import io.fabula.domain.character.lore.LinearPatterns;
import io.fabula.domain.character.lore.LoreMemory;
import io.fabula.domain.character.lore.LoreOutcome;
import io.fabula.domain.character.lore.LoreScan;
import io.fabula.domain.character.lore.LoreTalk;
import io.fabula.domain.character.lore.ReadyLore;
import io.fabula.domain.prompt.Budget;
import io.fabula.domain.prompt.CardTexts;
import io.fabula.domain.prompt.EstimatedTokens;
import io.fabula.domain.prompt.Prompt;
import io.fabula.domain.prompt.PromptAssembly;
import io.fabula.domain.prompt.PromptMessage;
import io.fabula.domain.prompt.Role;
import io.fabula.domain.prompt.Scene;
import io.fabula.domain.prompt.macro.MacroValues;
import io.fabula.domain.prompt.macro.Macros;
import io.fabula.domain.shared.Json;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A prompt of 16,000 tokens from a book of 500 entries and a chat of 100,000 messages, all but the
 * database: lore, macros, budget, assembly.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PromptBench {
  private static final int MESSAGES = 100_000;
  private static final String SAID = "She looks at the lamp of harbour 7 and says that 등대의 불은 꺼지지 않는다. "
      .repeat(5);

  private final LoreScan scan = new LoreScan(new LinearPatterns(), new EstimatedTokens());
  private final ReadyLore book = scan.ready(Lorebook.of(Json.EMPTY.with("scan_depth", Json.Num.of(10))
      .with("entries", new Json.Arr(IntStream.range(0, 500).<Json>mapToObj(PromptBench::entry).toList()))));
  private final CardTexts card = new CardTexts("Write {{char}}'s reply. {{original}}",
      "{{char}} keeps a lighthouse for {{user}}. ".repeat(60), "Stubborn. ".repeat(40), "An island.",
      "<START>\n{{user}}: Hello\n{{char}}: Who is there?", "Stay in character.");
  private final LoreTalk talk = LoreTalk.of(Collections.nCopies(10, SAID));
  private final MacroValues values = new MacroValues("Mira", "Jun", "A diver.", card,
      MacroValues.LastWords.NONE, "mock/plain", ZonedDateTime.parse("2026-11-21T12:00:00Z"), 1, 2);

  private static Json entry(int i) {
    return Json.EMPTY.with("keys", Json.Arr.ofTexts(List.of("harbour " + i, "등대지기" + i)))
        .with("content", new Json.Str("Harbour " + i + " of {{char}}."));
  }

  @Benchmark
  public Prompt prompt() {
    var macros = new Macros(values, Map::of);
    LoreOutcome lore = book.evaluate(talk, LoreMemory.EMPTY, macros);
    var scene = new Scene(values, "Stay true.", "", lore.pieces(), Optional.empty());
    return PromptAssembly.assemble(macros, scene, new Budget(17_000, 1_000), new EstimatedTokens(),
        IntStream.range(0, MESSAGES)
            .mapToObj(i -> new PromptMessage(i % 2 == 0 ? Role.USER : Role.ASSISTANT, SAID)).iterator());
  }
}
