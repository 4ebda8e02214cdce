package io.fabula.domain.shared;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One unit at a time; what a failed one wrote is taken back step by step. */
public final class InMemoryUnitOfWork implements UnitOfWork {
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Runnable> stepsBack = new ArrayDeque<>();

  @Override
  public <T> T run(Supplier<T> work) {
    if (lock.isHeldByCurrentThread()) throw new IllegalStateException("units of work do not nest");
    lock.lock();
    try {
      T result = work.get();
      stepsBack.clear();
      return result;
    } finally {
      while (!stepsBack.isEmpty()) stepsBack.pop().run();
      lock.unlock();
    }
  }

  /** A store's own step: part of the unit it is called in, else a unit of its own. */
  public <T> T step(Supplier<T> work) {
    return lock.isHeldByCurrentThread() ? work.get() : run(work);
  }

  void onFailure(Runnable stepBack) {
    stepsBack.push(stepBack);
  }
}
