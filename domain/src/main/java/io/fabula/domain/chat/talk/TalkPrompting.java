package io.fabula.domain.chat.talk;

import io.fabula.domain.character.Definition;
import io.fabula.domain.character.lore.LoreOutcome;
import io.fabula.domain.character.lore.LoreTalk;
import io.fabula.domain.character.lore.LoreTalk.Line;
import io.fabula.domain.character.lore.ReadyLore;
import io.fabula.domain.prompt.Prompt;
import io.fabula.domain.prompt.PromptAssembly;
import io.fabula.domain.prompt.PromptMessage;
import io.fabula.domain.prompt.Role;
import io.fabula.domain.prompt.Scene;
import io.fabula.domain.prompt.macro.MacroValues;
import io.fabula.domain.prompt.macro.MacroValues.LastWords;
import io.fabula.domain.prompt.macro.MacroValues.Surroundings;
import io.fabula.domain.prompt.macro.Macros;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes the prompt of one turn. */
final class TalkPrompting {
  private static final long ODD = 0x9E3779B97F4A7C15L;

  /** What there was before the turn. */
  record Before(Talk.Snapshot talk, Optional<ReadyLore> lore) {}

  /** What came of it. */
  record Made(String said, Instant at, Prompt prompt, LoreOutcome outcome, Map<String, String> variables) {}

  private final TalkOpening opening;
  private final Before before;
  private final String said;
  private final Instant at;
  private final List<PromptMessage> newestFirst;

  TalkPrompting(TalkOpening opening, Before before, String said, Instant at) {
    this.opening = opening;
    this.before = before;
    this.said = said;
    this.at = at;
    var all = new ArrayList<>(before.talk().messages());
    all.add(new PromptMessage(Role.USER, said));
    this.newestFirst = all.reversed();
  }

  /** For the greeting, which comes before any word. */
  static MacroValues opening(TalkOpening opening) {
    return values(opening, LastWords.NONE, opening.clock().instant(), 0, Optional.empty());
  }

  Made made() {
    var words = LastWords.of(newestFirst, PromptMessage::role, PromptMessage::content);
    Optional<Duration> idle = before.talk().userSpokeAt().map(then -> Duration.between(then, at));
    var macros = new Macros(values(opening, words, at, newestFirst.size(), idle), before.talk()::variables);
    LoreOutcome outcome = before.lore()
        .map(book -> book.evaluate(talk(macros), before.talk().memory(), macros))
        .orElse(LoreOutcome.NOTHING);
    String system = outcome.disabledPrompts().contains("system_prompt") ? "" : opening.systemPrompt();
    var scene = new Scene(macros.values(), system, "", outcome.pieces(), opening.note());
    Prompt prompt = PromptAssembly.assemble(macros, scene, opening.budget(), opening.tokens(),
        newestFirst.iterator());
    return new Made(said, at, prompt, outcome, macros.variables().orElse(before.talk().variables()));
  }

  /** Each turn has chance of its own, the whole talk one for what must stay the same. */
  private static MacroValues values(TalkOpening opening, LastWords last, Instant at, int messages,
      Optional<Duration> idle) {
    Definition character = opening.character();
    return new MacroValues(character.spokenName(), opening.user(), opening.persona(), character.texts(), last,
        opening.model(), at.atZone(opening.zone()), opening.seed(), opening.seed() + ODD * messages,
        new Surroundings("", idle, opening.budget().promptTokens(), List.of()));
  }

  private LoreTalk talk(Macros macros) {
    int count = newestFirst.size();
    List<Line> lines = IntStream.range(0, count)
        .mapToObj(i -> new Line(count - i, newestFirst.get(i).content())).toList();
    boolean greeted = newestFirst.getLast().role() == Role.ASSISTANT;
    long spoken = newestFirst.stream().filter(message -> message.role() == Role.ASSISTANT).count();
    return new LoreTalk(lines, count, greeted ? spoken - 1 : spoken,
        greeted ? Optional.of(opening.character().greetingNumber(opening.greeting()))
            : Optional.empty(),
        before.lore().orElseThrow().needs().texts(opening.character(), macros));
  }
}
