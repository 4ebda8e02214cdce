package io.fabula.domain.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabula.domain.shared.IdFixtures;
import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.UnitOfWork;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every {@link JobQueue} keeps to. */
public interface JobQueueContract {
  long PATIENCE_SECONDS = 30;

  /** A new one over the same store, not started yet, of another node than those before. */
  JobQueue newQueue();

  UnitOfWork unit();

  @Test
  default void what_is_queued_runs_once() throws Exception {
    var ran = new LinkedBlockingQueue<JobId>();
    try (JobQueue queue = newQueue()) {
      queue.start(ran::add);
      List<JobId> jobs = List.of(job(), job(), job());
      jobs.forEach(job -> unit().run(() -> queue.add(job)));
      queue.wake();

      assertThat(List.of(next(ran), next(ran), next(ran))).containsExactlyInAnyOrderElementsOf(jobs);
      assertThat(ran.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }
  }

  @Test
  default void what_is_queued_in_a_unit_that_fails_never_runs() throws Exception {
    var ran = new LinkedBlockingQueue<JobId>();
    try (JobQueue queue = newQueue()) {
      queue.start(ran::add);
      assertThatThrownBy(() -> unit().run(() -> {
        queue.add(job());
        throw SharedError.Stale.failure();
      })).isInstanceOf(RuntimeException.class);
      JobId second = job();
      unit().run(() -> queue.add(second));
      queue.wake();

      assertThat(next(ran)).isEqualTo(second);
      assertThat(ran.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }
  }

  @Test
  default void what_was_interrupted_by_the_end_runs_again_after_the_next_start() throws Exception {
    var began = new CountDownLatch(1);
    JobId job = job();
    try (JobQueue first = newQueue()) {
      first.start(running -> {
        began.countDown();
        sleepUntilInterrupted();
      });
      unit().run(() -> first.add(job));
      first.wake();
      assertThat(began.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    var ran = new LinkedBlockingQueue<JobId>();
    try (JobQueue second = newQueue()) {
      second.start(ran::add);
      assertThat(next(ran)).isEqualTo(job);
    }
  }

  @Test
  default void rounds_are_made_again_and_again_even_when_one_fails() throws Exception {
    var rounds = new LinkedBlockingQueue<Integer>();
    try (JobQueue queue = newQueue()) {
      queue.every("rounds-" + IdFixtures.fresh(), Duration.ofMillis(50), () -> {
        rounds.add(1);
        if (rounds.size() == 1) throw SharedError.Unavailable.failure();
      });
      queue.start(job -> {});

      assertThat(next(rounds)).isEqualTo(1);
      assertThat(next(rounds)).isEqualTo(1);
    }
  }

  private static JobId job() {
    return new JobId(IdFixtures.fresh());
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(next).isNotNull();
    return next;
  }

  private static void sleepUntilInterrupted() {
    try {
      TimeUnit.SECONDS.sleep(PATIENCE_SECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stopping);
    }
  }
}
