package io.fabula.application.character;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A few hands that work on cards beside each other, with as many on the table as memory allows. They are
 * threads of the platform: pictures keep a processor busy for long, and requests must not wait behind them.
 */
public final class CardCrew implements AutoCloseable {
  /** What may lie on the table, in KiB of files: decoded, a file may take several times as much. */
  private static final int TABLE = 48 << 10;
  /** What a small file takes all the same. */
  private static final int LEAST = 4 << 10;

  private final Semaphore table = new Semaphore(TABLE, true);
  private final ExecutorService hands = Executors.newFixedThreadPool(
      Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4),
      Thread.ofPlatform().name("cards-", 0).daemon().factory());

  /** Takes a card as soon as there is room for it, and waits until there is. */
  public <T> Future<T> take(long bytes, Callable<T> work) throws InterruptedException {
    int room = Math.clamp(bytes >> 10, LEAST, TABLE);
    table.acquire(room);
    return hands.submit(() -> {
      try {
        return work.call();
      } finally {
        table.release(room);
      }
    });
  }

  /** Waits for what was taken. */
  @Override
  public void close() {
    hands.shutdown();
    try {
      while (!hands.awaitTermination(1, TimeUnit.MINUTES)) Thread.onSpinWait();
    } catch (InterruptedException stopping) {
      hands.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
