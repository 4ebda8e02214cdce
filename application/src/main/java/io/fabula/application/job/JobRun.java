package io.fabula.application.job;

import io.fabula.domain.job.Job;
import io.fabula.domain.job.JobError;
import io.fabula.domain.job.JobId;
import io.fabula.domain.shared.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One run of a job, as the work sees it. */
public final class JobRun {
  /** Reports that come faster are not worth a commit each. */
  private static final Duration BETWEEN_REPORTS = Duration.ofMillis(250);

  private final Consumer<Consumer<Job>> change;
  private final InstantSource clock;
  private final Job.Snapshot begun;
  private Instant reported = Instant.MIN;
  private volatile boolean stop;

  /**
   * @param change loads the job, applies a verb to it and saves it
   */
  JobRun(Consumer<Consumer<Job>> change, InstantSource clock, Job.Snapshot begun) {
    this.change = change;
    this.clock = clock;
    this.begun = begun;
  }

  /** The job as it was when this run began; its checkpoint is where to go on from. */
  public Job.Snapshot job() {
    return begun;
  }

  /**
   * Says how far the work is; where that was just said, this is left out. Throws as {@link #refuseToGoOn}.
   *
   * @param checkpoint what is needed to go on from here; asked for only where it is kept
   */
  public void reached(int progress, String stage, Supplier<Json.Obj> checkpoint) {
    refuseToGoOn();
    Instant now = clock.instant();
    if (now.isBefore(reported.plus(BETWEEN_REPORTS))) return;
    Optional<Json.Obj> kept = Optional.of(checkpoint.get());
    change.accept(job -> job.report(begun.run(), progress, stage, kept, now));
    reported = now;
  }

  /** Throws where this run shall not go on: cancelled, overtaken, or the server is stopping. */
  public void refuseToGoOn() {
    if (stop) throw JobError.NoLongerYours.failure();
    if (Thread.currentThread().isInterrupted()) throw new JobInterrupted();
  }

  /** Another thread asks this run to stop. */
  void stop() {
    stop = true;
  }

  JobId id() {
    return begun.id();
  }
}
