package io.fabula.domain.prompt;

/** A reply under way. */
@FunctionalInterface
public interface Generation {
  /** Ends it at the provider's socket too. Harmless when it is over. */
  void cancel();
}
