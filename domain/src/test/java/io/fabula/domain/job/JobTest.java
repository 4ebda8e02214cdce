package io.fabula.domain.job;

import static io.fabula.domain.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.ErrorKind;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.IdFixtures;
import io.fabula.domain.shared.Json;
import io.fabula.domain.shared.SharedError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobTest {
  private static final Instant LATER = HandClock.START.plus(Duration.ofSeconds(1));
  private static final Json.Obj RESULT = new Json.Obj(Map.of("made", new Json.Bool(true)));

  private final Job job = JobFixtures.job(new UserId(IdFixtures.fresh()));

  @Test
  void a_job_is_pending_until_it_is_begun() {
    assertThat(job.snapshot().status()).isEqualTo(JobStatus.PENDING);

    int run = job.begin(LATER);

    assertThat(run).isEqualTo(1);
    assertThat(job.snapshot().status()).isEqualTo(JobStatus.IN_PROGRESS);
    assertThat(job.snapshot().updatedAt()).isEqualTo(LATER);
  }

  @Test
  void progress_never_falls_and_never_passes_a_hundred() {
    int run = job.begin(LATER);

    job.report(run, 40, "reading", Optional.empty(), LATER);
    job.report(run, 30, "writing", Optional.empty(), LATER);
    assertThat(job.snapshot().progress()).isEqualTo(40);
    assertThat(job.snapshot().stage()).contains("writing");

    job.report(run, 250, "writing", Optional.empty(), LATER);
    assertThat(job.snapshot().progress()).isEqualTo(100);
  }

  @Test
  void a_checkpoint_stays_until_the_next_one_and_goes_with_the_end() {
    int run = job.begin(LATER);
    job.report(run, 10, "reading", Optional.of(RESULT), LATER);
    job.report(run, 20, "reading", Optional.empty(), LATER);
    assertThat(job.snapshot().checkpoint()).contains(RESULT);

    job.complete(run, RESULT, LATER);

    assertThat(job.snapshot().checkpoint()).isEmpty();
    assertThat(job.snapshot().result()).contains(RESULT);
    assertThat(job.snapshot().progress()).isEqualTo(100);
  }

  @Test
  void only_the_newest_run_is_heard() {
    int dead = job.begin(LATER);
    int alive = job.begin(LATER);

    assertRefused(JobError.NoLongerYours.failure(),
        () -> job.report(dead, 50, "late", Optional.empty(), LATER));
    assertRefused(JobError.NoLongerYours.failure(), () -> job.complete(dead, RESULT, LATER));
    assertRefused(JobError.NoLongerYours.failure(), () -> job.stopped(dead, Optional.empty(), LATER));
    job.complete(alive, RESULT, LATER);
    assertThat(job.snapshot().status()).isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void a_job_that_nobody_works_on_is_cancelled_at_once() {
    job.cancel(LATER);

    assertThat(job.snapshot().status()).isEqualTo(JobStatus.CANCELLED);
    assertRefused(JobError.Ended.failure(JobStatus.CANCELLED), () -> job.begin(LATER));
  }

  @Test
  void a_job_in_progress_is_cancelled_when_its_run_has_noticed() {
    int run = job.begin(LATER);
    job.cancel(LATER);

    assertThat(job.snapshot().status()).isEqualTo(JobStatus.IN_PROGRESS);
    assertRefused(JobError.NoLongerYours.failure(), () -> job.report(run, 50, "on", Optional.empty(), LATER));
    assertRefused(JobError.NoLongerYours.failure(), () -> job.complete(run, RESULT, LATER));

    job.stopped(run, Optional.of(RESULT), LATER);
    assertThat(job.snapshot().status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(job.snapshot().result()).contains(RESULT);
  }

  @Test
  void what_has_ended_does_not_change() {
    int run = job.begin(LATER);
    job.fail(run, JobFailure.of(new SharedError.Unavailable()), LATER);

    assertThat(job.snapshot().failure())
        .contains(new JobFailure(Optional.of(ErrorKind.UNAVAILABLE), "shared.unavailable", List.of()));
    assertRefused(JobError.Ended.failure(JobStatus.FAILED), () -> job.cancel(LATER));
    assertRefused(JobError.Ended.failure(JobStatus.FAILED), () -> job.begin(LATER));
    assertRefused(JobError.NoLongerYours.failure(), () -> job.stopped(run, Optional.empty(), LATER));
  }
}
