package io.fabula.domain.job;

import io.fabula.domain.shared.InMemoryRows;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A queue in memory, worked off by one thread. */
public final class InMemoryJobQueue implements JobQueue {
  private static final System.Logger LOG = System.getLogger(InMemoryJobQueue.class.getName());
  private static final Duration LOOK = Duration.ofMillis(10);

  private final InMemoryRows<JobId, JobId> queued;
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().name("jobs").daemon().factory());
  private final List<Runnable> rounds = new ArrayList<>();

  /**
   * @param queued shared by those that are to work on one queue
   */
  public InMemoryJobQueue(InMemoryRows<JobId, JobId> queued) {
    this.queued = queued;
  }

  public static InMemoryJobQueue alone(InMemoryUnitOfWork unit) {
    return new InMemoryJobQueue(new InMemoryRows<>(unit));
  }

  @Override
  public void add(JobId id) {
    queued.put(id, id);
  }

  @Override
  public void wake() {
    // it looks every few milliseconds anyway
  }

  @Override
  public void every(String name, Duration interval, Runnable work) {
    rounds.add(() -> thread.scheduleWithFixedDelay(safely(work), 0, interval.toMillis(),
        TimeUnit.MILLISECONDS));
  }

  @Override
  public void start(Consumer<JobId> runner) {
    rounds.forEach(Runnable::run);
    thread.scheduleWithFixedDelay(safely(() -> queued.where(job -> true).forEach(job -> {
      runner.accept(job);
      queued.remove(job);
    })), 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What fails is tried again at the next look. */
  private static Runnable safely(Runnable work) {
    return () -> {
      try {
        work.run();
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.DEBUG, "it failed, and is tried again", e);
      }
    };
  }

  @Override
  public void close() {
    thread.shutdownNow();
    try {
      thread.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
