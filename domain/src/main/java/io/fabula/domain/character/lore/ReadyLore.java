package io.fabula.domain.character.lore;

import io.fabula.domain.character.Lorebook;
import io.fabula.domain.prompt.TokenCounting;
import io.fabula.domain.prompt.macro.Macros;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A book that was read once, to be evaluated many times, from any thread. */
public final class ReadyLore {
  /** For so many pairs of names the keys are kept ready. */
  private static final int REMEMBERED = 8;

  private final Lorebook book;
  private final List<LoreRule> rules;
  private final LoreNeeds needs;
  private final int bookDepth;
  private final int deepest;
  private final KeyPatterns patterns;
  private final TokenCounting tokens;
  private final LoreScan.BudgetPolicy policy;
  private final List<String> macroKeys;

  /** By what the keys with macros have become; one entry for a book that has none. */
  private final Map<List<String>, BookKeys> recent = new LinkedHashMap<>(16, 0.75f, true);

  ReadyLore(Lorebook book, KeyPatterns patterns, TokenCounting tokens, LoreScan.BudgetPolicy policy) {
    this.book = book;
    this.rules = book.entries().stream().map(LoreRule::of).toList();
    this.bookDepth = LoreScan.bookDepth(book);
    this.deepest = rules.stream().mapToInt(rule -> rule.scanDepth().orElse(0)).reduce(bookDepth, Math::max);
    this.needs = LoreNeeds.of(bookDepth, rules);
    this.patterns = patterns;
    this.tokens = tokens;
    this.policy = policy;
    this.macroKeys = BookKeys.withMacros(rules);
  }

  /** What an evaluation has to be told. */
  public LoreNeeds needs() {
    return needs;
  }

  /** As {@link LoreScan#evaluate}. */
  public LoreOutcome evaluate(LoreTalk talk, LoreMemory before, Macros macros) {
    var search = new KeySearch(keys(macros), talk, bookDepth, deepest);
    return new LoreEvaluation(new LoreEvaluation.Setting(book, rules, tokens, policy), search, talk, before,
        macros).outcome();
  }

  private BookKeys keys(Macros macros) {
    List<String> expanded = macroKeys.stream().map(macros::rehearse).toList();
    synchronized (recent) {
      BookKeys known = recent.get(expanded);
      if (known != null) return known;
    }
    var meaning = new HashMap<String, String>();
    for (int i = 0; i < expanded.size(); i++) meaning.put(macroKeys.get(i), expanded.get(i));
    BookKeys keys = BookKeys.of(rules, key -> meaning.getOrDefault(key, key), patterns);
    synchronized (recent) {
      recent.put(expanded, keys);
      if (recent.size() > REMEMBERED) recent.remove(recent.keySet().iterator().next());
    }
    return keys;
  }
}
