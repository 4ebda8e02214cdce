package io.fabula.llm.http;

/** A call under way. */
@FunctionalInterface
public interface OpenCall {
  /** Closes the connection; the reader hears nothing more about it. Harmless when it is over. */
  void cancel();
}
