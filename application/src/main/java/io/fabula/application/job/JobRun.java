package io.fabula.application.job;

import io.fabula.domain.job.Job;
import io.fabula.domain.job.JobError;
import io.fabula.domain.job.JobId;
import io.fabula.domain.job.Jobs;
import io.fabula.domain.shared.Json;
import io.fabula.domain.shared.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** One run of a job, as the work sees it. */
public final class JobRun {
  /** Reports that come faster are not worth a commit each. */
  private static final Duration BETWEEN_REPORTS = Duration.ofMillis(250);

  private final Jobs jobs;
  private final UnitOfWork unit;
  private final InstantSource clock;
  private final Job.Snapshot begun;
  private Instant reported = Instant.MIN;
  private volatile boolean stop;

  JobRun(Jobs jobs, UnitOfWork unit, InstantSource clock, Job.Snapshot begun) {
    this.jobs = jobs;
    this.unit = unit;
    this.clock = clock;
    this.begun = begun;
  }

  /** The job as it was when this run began; its checkpoint is where to go on from. */
  public Job.Snapshot job() {
    return begun;
  }

  /** Says how far the work is; where a report was just kept, this one is left out. */
  public void report(int progress, String stage) {
    if (due()) keep(progress, stage, Optional.empty());
  }

  /** As {@link #report}, with what is needed to go on from here. */
  public void reached(int progress, String stage, Json.Obj checkpoint) {
    if (due()) keep(progress, stage, Optional.of(checkpoint));
  }

  /** Whether a report would be kept now: making a checkpoint may cost something. */
  public boolean due() {
    refuseToGoOn();
    return !clock.instant().isBefore(reported.plus(BETWEEN_REPORTS));
  }

  /** Throws where this run shall not go on: cancelled, overtaken, or the server is stopping. */
  public void refuseToGoOn() {
    if (stop) throw JobError.NoLongerYours.failure();
    if (Thread.currentThread().isInterrupted()) throw new JobInterrupted();
  }

  private void keep(int progress, String stage, Optional<Json.Obj> checkpoint) {
    Instant now = clock.instant();
    unit.run(() -> {
      Job job = jobs.find(begun.id()).orElseThrow(JobError.NoLongerYours::failure);
      job.report(begun.run(), progress, stage, checkpoint, now);
      jobs.save(job);
    });
    reported = now;
  }

  /** Another thread asks this run to stop. */
  void stop() {
    stop = true;
  }

  JobId id() {
    return begun.id();
  }
}
