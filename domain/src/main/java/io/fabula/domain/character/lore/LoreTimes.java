package io.fabula.domain.character.lore;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What time and memory say about entries in one evaluation. */
final class LoreTimes {
  private final LoreTalk talk;
  private final LoreMemory before;

  LoreTimes(LoreTalk talk, LoreMemory before) {
    this.talk = talk;
    this.before = before;
  }

  /** Whether it came in earlier and stays for some messages. */
  boolean sticks(LoreRule rule) {
    return within(rule, 0, rule.timing().sticky());
  }

  boolean isKept(LoreRule rule) {
    return rule.timing().keeps() && before.of(rule).isPresent();
  }

  /** Why it may not come in now; absent where it may. */
  Optional<String> refusal(LoreRule rule) {
    LoreRule.Timing timing = rule.timing();
    if (timing.spends() && before.of(rule).isPresent()) return Optional.of("spent");
    if (timing.greeting().isPresent() && talk.greeting().isPresent()
        && !timing.greeting().equals(talk.greeting())) {
      return Optional.of("greeting");
    }
    if (talk.messages() < timing.delay()) return Optional.of("delay");
    if (within(rule, timing.sticky(), timing.sticky() + timing.cooldown())) return Optional.of("cooldown");
    return talk.replies() < timing.after() || talk.replies() % timing.every() != 0
        ? Optional.of("not_now")
        : Optional.empty();
  }

  private boolean within(LoreRule rule, int from, int to) {
    if (to <= from) return false;
    Optional<Long> cameIn = before.of(rule);
    if (cameIn.isEmpty()) return false;
    int since = talk.since(cameIn.get());
    return since > from && since <= to;
  }

  /** An entry that sticks does not begin anew; one whose time is over is forgotten. */
  LoreMemory after(List<LoreRule> rules, boolean[] included) {
    Map<String, Long> cameIn = new HashMap<>();
    for (int i = 0; i < included.length; i++) {
      LoreRule rule = rules.get(i);
      if (!rule.timing().remembers()) continue;
      Optional<Long> earlier = before.of(rule).filter(place -> matters(rule, place));
      if (earlier.isPresent()) cameIn.put(rule.identity(), earlier.get());
      else if (included[i]) cameIn.put(rule.identity(), talk.now());
    }
    return new LoreMemory(cameIn);
  }

  private boolean matters(LoreRule rule, long place) {
    LoreRule.Timing timing = rule.timing();
    return timing.keeps() || timing.spends() || talk.since(place) <= timing.sticky() + timing.cooldown();
  }
}
