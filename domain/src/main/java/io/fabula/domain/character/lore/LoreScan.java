package io.fabula.domain.character.lore;

import io.fabula.domain.character.LoreEntry;
import io.fabula.domain.character.Lorebook;
import io.fabula.domain.prompt.TokenCounting;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Finds which entries of a lorebook the newest messages call up (card specifications V2 and V3,
 * "Lorebook", with SillyTavern's extensions): forced entries, then keys, secondary keys, budget and,
 * where the book asks for it, recursion. Over budget, what does not fit is skipped, lowest priority
 * first.
 */
public final class LoreScan {
  public static final int DEFAULT_DEPTH = 4;

  private final KeyPatterns patterns;
  private final TokenCounting tokens;

  public LoreScan(KeyPatterns patterns, TokenCounting tokens) {
    this.patterns = patterns;
    this.tokens = tokens;
  }

  /**
   * What is scanned.
   *
   * @param newestFirst texts of messages, the new one among them; as many as the deepest scan needs
   * @param assistantMessages how many the character has said, its greeting left out
   */
  public record Talk(List<String> newestFirst, int assistantMessages) {
    public Talk {
      newestFirst = List.copyOf(newestFirst);
    }
  }

  /** How many of the newest messages {@link #evaluate} looks at: no more need be loaded. */
  public static int depthOf(Lorebook book) {
    int deepest = bookDepth(book);
    for (LoreEntry entry : book.entries()) {
      int own = LoreRule.of(entry, key -> key, (e, f) -> java.util.Optional.empty()).scanDepth().orElse(0);
      deepest = Math.max(deepest, own);
    }
    return deepest;
  }

  static int bookDepth(Lorebook book) {
    return book.scanDepth().filter(depth -> depth >= 0).orElse(DEFAULT_DEPTH);
  }

  /**
   * @param macros expands the macros in keys
   */
  public LoreOutcome evaluate(Lorebook book, Talk talk, UnaryOperator<String> macros) {
    List<LoreRule> rules = book.entries().stream().map(e -> LoreRule.of(e, macros, patterns)).toList();
    return new LoreEvaluation(book, rules, talk, tokens).outcome();
  }
}
