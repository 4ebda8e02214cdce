package io.fabula.domain.prompt;

/** How many tokens a model makes of a text. */
@FunctionalInterface
public interface TokenCounting {
  /** Zero for the empty text, and never less for a longer text than for its beginning. */
  int count(String text);
}
