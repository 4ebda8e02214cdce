package io.fabula.domain.job;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Who runs jobs, and whatever else has to be done behind the requests: on any node of those that share
 * a store, and on one at a time.
 *
 * <p>What is queued is run at least once: a node that dies is noticed within a minute, and another one
 * runs the same again. What is run must bear that.
 */
public interface JobQueue extends AutoCloseable {
  /** Queues a job as part of the unit of work it is called in: it runs once that is durable, or never. */
  void add(JobId id);

  /** Says that something was queued, so that it is run now and not at the next look. Never waits. */
  void wake();

  /** Runs something every so often on one of the nodes. To be called before {@link #start}. */
  void every(String name, Duration interval, Runnable work);

  /** Begins to run what is queued, and what will be, with this. */
  void start(Consumer<JobId> runner);

  /**
   * Interrupts what runs and waits for it, for a while; what was interrupted runs again elsewhere or
   * after the next start.
   */
  @Override
  void close();
}
