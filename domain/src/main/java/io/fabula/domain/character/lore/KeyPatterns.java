package io.fabula.domain.character.lore;

import java.util.Optional;

/**
 * The engine for keys that are regular expressions in JavaScript's notation. They come from strangers,
 * so an engine must answer in time linear in the text.
 */
@FunctionalInterface
public interface KeyPatterns {
  /**
   * @param flags JavaScript's; {@code i}, {@code m} and {@code s} matter
   * @return absent for an expression the engine cannot take: it counts as no match
   */
  Optional<KeyPattern> compile(String expression, String flags);

  /** A compiled expression. */
  @FunctionalInterface
  interface KeyPattern {
    /** Whether it matches anywhere in the text; false where it would take too long. */
    boolean occursIn(String text);
  }
}
