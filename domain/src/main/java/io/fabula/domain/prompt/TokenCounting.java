package io.fabula.domain.prompt;

import io.fabula.domain.catalog.ModelId;

/** How many tokens a model makes of a text. */
@FunctionalInterface
public interface TokenCounting {
  /**
   * Zero for the empty text. An estimate is never less for a longer text than for its beginning; a real
   * vocabulary may make one token of what were two.
   */
  int count(String text);

  /** As this model counts, where that is known; else as this counts. */
  default TokenCounting of(ModelId model) {
    return this;
  }
}
