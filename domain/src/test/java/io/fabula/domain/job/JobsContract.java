package io.fabula.domain.job;

import static io.fabula.domain.shared.PagingFixtures.assertMalformedCursorsRefused;
import static io.fabula.domain.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.ErrorKind;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.IdFixtures;
import io.fabula.domain.shared.Json;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.PagingFixtures;
import io.fabula.domain.shared.SharedError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link Jobs} keeps to. */
public interface JobsContract {
  Instant NOW = HandClock.START;

  Jobs subject();

  UserId owner();

  @Test
  default void a_job_is_found_as_it_was_added() {
    Job job = JobFixtures.job(owner());
    subject().add(job);

    assertThat(subject().find(job.snapshot().id()).map(Job::snapshot)).contains(job.snapshot());
    assertThat(subject().version(job.snapshot().id())).hasValue(1);
  }

  @Test
  default void an_absent_one_is_absent() {
    var nobody = new JobId(IdFixtures.fresh());

    assertThat(subject().find(nobody)).isEmpty();
    assertThat(subject().version(nobody)).isEmpty();
  }

  @Test
  default void a_users_own_are_listed_the_newest_first() {
    UserId owner = owner();
    added();
    List<JobId> own = Stream.generate(() -> JobFixtures.job(owner)).limit(5).map(job -> {
      subject().add(job);
      return job.snapshot().id();
    }).toList();

    assertThat(PagingFixtures.all(2, page -> subject().of(owner, page)))
        .extracting(job -> job.snapshot().id()).isEqualTo(own.reversed());
    assertThat(subject().of(owner(), PageRequest.first(5)).items()).isEmpty();
    assertMalformedCursorsRefused(page -> subject().of(owner, page));
  }

  @Test
  default void all_of_it_is_saved() {
    Job job = added();
    int run = job.begin(NOW);
    job.report(run, 42, "reading", Optional.of(new Json.Obj(Map.of("at", new Json.Str("7")))),
        NOW.plusMillis(5));
    subject().save(job);
    assertThat(loaded(job).snapshot()).isEqualTo(job.snapshot());

    Job cancelling = loaded(job);
    cancelling.cancel(NOW.plusMillis(6));
    subject().save(cancelling);
    assertThat(loaded(job).snapshot().cancelRequested()).isTrue();
  }

  @Test
  default void both_ends_are_kept() {
    Job done = added();
    done.complete(done.begin(NOW), new Json.Obj(Map.of("made", new Json.Bool(true))), NOW);
    subject().save(done);
    Job failed = added();
    failed.fail(failed.begin(NOW),
        new JobFailure(Optional.of(ErrorKind.PROVIDER_FAILED), "shared.not_found", List.of("노래", "x")), NOW);
    subject().save(failed);
    Job accident = added();
    accident.fail(accident.begin(NOW), JobFailure.UNEXPECTED, NOW);
    subject().save(accident);

    assertThat(loaded(done).snapshot()).isEqualTo(done.snapshot());
    assertThat(loaded(failed).snapshot()).isEqualTo(failed.snapshot());
    assertThat(loaded(accident).snapshot()).isEqualTo(accident.snapshot());
  }

  @Test
  default void who_saves_second_is_overtaken() {
    Job job = added();
    Job other = loaded(job);
    job.begin(NOW);
    subject().save(job);

    other.cancel(NOW);
    assertRefused(SharedError.Overtaken.failure("job"), () -> subject().save(other));
    assertThat(loaded(job).snapshot().status()).isEqualTo(JobStatus.IN_PROGRESS);
  }

  @Test
  default void jobs_that_ended_long_ago_are_forgotten_and_no_others() {
    Job old = added();
    old.cancel(NOW.minus(Duration.ofDays(4_000)));
    subject().save(old);
    Job young = added();
    young.cancel(NOW);
    subject().save(young);
    Job running = added();
    running.begin(NOW.minus(Duration.ofDays(4_000)));
    subject().save(running);

    assertThat(subject().forget(NOW.minus(Duration.ofDays(3_999)), 100)).isEqualTo(1);

    assertThat(subject().find(old.snapshot().id())).isEmpty();
    assertThat(subject().find(young.snapshot().id())).isPresent();
    assertThat(subject().find(running.snapshot().id())).isPresent();
  }

  @Test
  default void all_of_a_users_are_forgotten_and_a_run_is_not_heard_any_more() {
    Job running = added();
    running.begin(NOW);
    subject().save(running);
    Job late = loaded(running);
    Job anothers = added();

    subject().forget(running.snapshot().owner());

    assertThat(subject().find(running.snapshot().id())).isEmpty();
    assertThat(subject().find(anothers.snapshot().id())).isPresent();
    late.cancel(NOW);
    assertRefused(SharedError.Overtaken.failure("job"), () -> subject().save(late));
  }

  private Job added() {
    Job job = JobFixtures.job(owner());
    subject().add(job);
    return loaded(job);
  }

  private Job loaded(Job job) {
    return subject().find(job.snapshot().id()).orElseThrow();
  }
}
