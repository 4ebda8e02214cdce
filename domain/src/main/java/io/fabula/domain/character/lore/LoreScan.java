package io.fabula.domain.character.lore;

import io.fabula.domain.character.Lorebook;
import io.fabula.domain.prompt.TokenCounting;
import io.fabula.domain.prompt.macro.Macros;

/**
 * Finds which entries of a lorebook the newest messages call up: card specifications V2 and V3,
 * "Lorebook", with SillyTavern's extensions, as its "World Info" documentation has them.
 */
public final class LoreScan {
  /** How many messages are scanned where neither book nor entry says. */
  public static final int DEFAULT_DEPTH = 4;

  /** No book has more read than this, whatever it asks for. */
  public static final int MOST_MESSAGES = 1_000;

  /** What happens to an entry that the budget has no room for. */
  public enum BudgetPolicy {
    /** It stays out, and so does everything of lower rank; nothing is called any more. As SillyTavern. */
    STOP,
    /** It stays out alone; what is smaller may still fit. As RisuAI. */
    SKIP
  }

  private final KeyPatterns patterns;
  private final TokenCounting tokens;
  private final BudgetPolicy policy;

  /** A scan that skips what a book has no room for. */
  public LoreScan(KeyPatterns patterns, TokenCounting tokens) {
    this(patterns, tokens, BudgetPolicy.SKIP);
  }

  /** A scan with these ways of matching expressions, counting tokens and keeping to budgets. */
  public LoreScan(KeyPatterns patterns, TokenCounting tokens, BudgetPolicy policy) {
    this.patterns = patterns;
    this.tokens = tokens;
    this.policy = policy;
  }

  /** Reads a book, to be evaluated any number of times, from any thread. */
  public ReadyLore ready(Lorebook book) {
    return new ReadyLore(book, patterns, tokens, policy);
  }

  /**
   * One evaluation.
   *
   * @param before what the chat remembers of earlier ones
   * @param macros expands those in keys and, for scanning alone, those in contents
   */
  public LoreOutcome evaluate(Lorebook book, LoreTalk talk, LoreMemory before, Macros macros) {
    return ready(book).evaluate(talk, before, macros);
  }

  static int bookDepth(Lorebook book) {
    return book.scanDepth().filter(depth -> depth >= 0).orElse(DEFAULT_DEPTH);
  }
}
