package io.fabula.domain.character.lore;

import io.fabula.domain.character.Lorebook;
import io.fabula.domain.prompt.TokenCounting;
import io.fabula.domain.prompt.macro.Macros;
import java.util.List;

/** A book that was read once, to be evaluated many times. */
public final class ReadyLore {
  private final Lorebook book;
  private final List<LoreRule> rules;
  private final LoreNeeds needs;
  private final KeyPatterns patterns;
  private final TokenCounting tokens;
  private final LoreScan.BudgetPolicy policy;

  /** The keys as written, where no macro can change them. */
  private final BookKeys fixed;

  ReadyLore(Lorebook book, KeyPatterns patterns, TokenCounting tokens, LoreScan.BudgetPolicy policy) {
    this.book = book;
    this.rules = book.entries().stream().map(LoreRule::of).toList();
    this.needs = LoreNeeds.of(LoreScan.bookDepth(book), rules);
    this.patterns = patterns;
    this.tokens = tokens;
    this.policy = policy;
    this.fixed = BookKeys.haveMacros(rules) ? null : BookKeys.of(rules, key -> key, patterns);
  }

  public LoreNeeds needs() {
    return needs;
  }

  /** As {@link LoreScan#evaluate}. */
  public LoreOutcome evaluate(LoreTalk talk, LoreMemory before, Macros macros) {
    BookKeys keys = fixed != null ? fixed : BookKeys.of(rules, macros::rehearse, patterns);
    var search = new KeySearch(keys, talk, LoreScan.bookDepth(book));
    return new LoreEvaluation(new LoreEvaluation.Setting(book, rules, tokens, policy), search, talk, before,
        macros).outcome();
  }
}
