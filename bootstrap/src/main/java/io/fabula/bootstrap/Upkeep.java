package io.fabula.bootstrap;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What has to be done once in a while, whoever calls or not. On several nodes each does it, in no harm's way. */
final class Upkeep implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Upkeep.class.getName());
  private static final Duration EVERY = Duration.ofMinutes(1);

  private final ScheduledExecutorService thread = Executors
      .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("upkeep").daemon().factory());

  /**
   * @param chores by their names
   */
  static Upkeep of(Map<String, Runnable> chores) {
    var upkeep = new Upkeep();
    chores.forEach((name, chore) -> upkeep.thread.scheduleWithFixedDelay(() -> doing(name, chore),
        EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS));
    return upkeep;
  }

  /** One that fails is tried again: a schedule ends with the first exception that reaches it. */
  private static void doing(String name, Runnable chore) {
    try {
      chore.run();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, name + " failed", e);
    }
  }

  /** Lets the chore that runs come to its end. */
  @Override
  public void close() {
    thread.close();
  }
}
