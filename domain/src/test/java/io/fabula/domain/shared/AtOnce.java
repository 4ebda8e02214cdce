package io.fabula.domain.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Runs the same work on many threads that start together. */
public final class AtOnce {
  private AtOnce() {}

  public static <T> List<T> run(int threads, IntFunction<T> work) {
    var start = new CountDownLatch(1);
    var results = new ArrayList<T>();
    try (var pool = Executors.newFixedThreadPool(threads)) {
      var futures = new ArrayList<Future<T>>();
      for (int i = 0; i < threads; i++) {
        int number = i;
        futures.add(pool.submit(() -> {
          start.await();
          return work.apply(number);
        }));
      }
      start.countDown();
      for (Future<T> future : futures) results.add(future.get());
    } catch (ExecutionException e) {
      throw new AssertionError("one of " + threads + " threads failed", e.getCause());
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
    return results;
  }
}
