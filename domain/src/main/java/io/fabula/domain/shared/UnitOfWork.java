package io.fabula.domain.shared;

import java.util.function.Supplier;

/**
 * All or nothing: what is written inside is durable when {@link #run} returns, and gone when it
 * throws.
 *
 * <p>A store may run the work on a thread of its own together with the work of others, so it must
 * be short, must not wait for anything, and must never call a model. Units do not nest.
 */
public interface UnitOfWork {
  /** Runs work of which all is kept or, where it throws, nothing. */
  <T> T run(Supplier<T> work);

  /** As {@link #run(Supplier)}, for work that gives nothing back. */
  default void run(Runnable work) {
    run(
        () -> {
          work.run();
          return null;
        });
  }

  /**
   * Reads that belong together: where the store can, they see one state. Nothing is written inside.
   */
  default <T> T look(Supplier<T> reads) {
    return reads.get();
  }
}
