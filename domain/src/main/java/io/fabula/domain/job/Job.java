package io.fabula.domain.job;

import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.Json;
import java.time.Instant;
import java.util.Optional;

/** One piece of work in the background, from the asking to its end. */
public final class Job {
  /** What a finished job has made progress of. */
  public static final int DONE = 100;

  /**
   * @param kind which work it is, such as {@code import_cards}
   * @param input what was asked for, in the work's own words
   * @param progress 0 to 100; never falls
   * @param stage what is being done, in the work's own word
   * @param checkpoint what the work needs to go on from its last finished step
   * @param cancelRequested whether its owner wants it to stop; it has not yet, where it is in progress
   * @param run how often it was begun; the newest run alone may report
   * @param version rises with every change
   */
  public record Snapshot(
      JobId id,
      UserId owner,
      String kind,
      Json.Obj input,
      JobStatus status,
      int progress,
      Optional<String> stage,
      Optional<Json.Obj> checkpoint,
      Optional<Json.Obj> result,
      Optional<JobFailure> failure,
      boolean cancelRequested,
      int run,
      long version,
      Instant createdAt,
      Instant updatedAt) {

    private Snapshot now(JobStatus status, Instant now) {
      return new Snapshot(id, owner, kind, input, status, progress, stage, checkpoint, result, failure,
          cancelRequested, run, version, createdAt, now);
    }

    private Snapshot at(int progress, Optional<String> stage, Optional<Json.Obj> checkpoint) {
      return new Snapshot(id, owner, kind, input, status, progress, stage, checkpoint, result, failure,
          cancelRequested, run, version, createdAt, updatedAt);
    }

    private Snapshot ended(Optional<Json.Obj> result, Optional<JobFailure> failure) {
      return new Snapshot(id, owner, kind, input, status, progress, stage, Optional.empty(), result, failure,
          cancelRequested, run, version, createdAt, updatedAt);
    }

    private Snapshot begun(int run, boolean cancelRequested) {
      return new Snapshot(id, owner, kind, input, status, progress, stage, checkpoint, result, failure,
          cancelRequested, run, version, createdAt, updatedAt);
    }

    private Snapshot next(long version) {
      return new Snapshot(id, owner, kind, input, status, progress, stage, checkpoint, result, failure,
          cancelRequested, run, version, createdAt, updatedAt);
    }
  }

  private final long loadedVersion;
  private Snapshot state;

  private Job(Snapshot state, long loadedVersion) {
    this.state = state;
    this.loadedVersion = loadedVersion;
  }

  /** A new one, which nobody has begun. */
  public static Job ask(JobId id, UserId owner, String kind, Json.Obj input, Instant now) {
    return new Job(new Snapshot(id, owner, kind, input, JobStatus.PENDING, 0, Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty(), false, 0, 1, now, now), 0);
  }

  public static Job restore(Snapshot snapshot) {
    return new Job(snapshot, snapshot.version());
  }

  /** Another run begins, or goes on where the last one broke off; refused when the job has ended. */
  public int begin(Instant now) {
    refuseEnded();
    change(state.now(JobStatus.IN_PROGRESS, now).begun(state.run + 1, state.cancelRequested));
    return state.run;
  }

  /**
   * What a run has done so far. Progress that falls counts as none; refused where the run is not the
   * newest or shall stop.
   *
   * @param checkpoint replaces the last one where there is one
   */
  public void report(int run, int progress, String stage, Optional<Json.Obj> checkpoint, Instant now) {
    refuseOvertaken(run);
    int risen = Math.max(state.progress, Math.min(DONE, progress));
    change(state.now(JobStatus.IN_PROGRESS, now).at(risen, Optional.of(stage),
        checkpoint.or(() -> state.checkpoint)));
  }

  /** The end that was hoped for; refused where the run is not the newest. */
  public void complete(int run, Json.Obj result, Instant now) {
    refuseOvertaken(run);
    change(state.now(JobStatus.COMPLETED, now).at(DONE, state.stage, Optional.empty())
        .ended(Optional.of(result), Optional.empty()));
  }

  /** The other end; refused where the run is not the newest. */
  public void fail(int run, JobFailure failure, Instant now) {
    refuseOvertaken(run);
    change(state.now(JobStatus.FAILED, now).ended(Optional.empty(), Optional.of(failure)));
  }

  /** Asks it to stop: at once where nobody works on it, else as soon as its run notices. */
  public void cancel(Instant now) {
    refuseEnded();
    if (state.status == JobStatus.PENDING) change(state.now(JobStatus.CANCELLED, now));
    change(state.now(state.status, now).begun(state.run, true));
  }

  /**
   * The run that was asked to stop has stopped.
   *
   * @param result what it leaves behind, where that is something
   */
  public void stopped(int run, Optional<Json.Obj> result, Instant now) {
    if (state.status.ended() || run != state.run) throw JobError.NoLongerYours.failure();
    change(state.now(JobStatus.CANCELLED, now).ended(result, Optional.empty()));
  }

  private void refuseEnded() {
    if (state.status.ended()) throw JobError.Ended.failure(state.status);
  }

  private void refuseOvertaken(int run) {
    if (state.status.ended() || run != state.run || state.cancelRequested)
      throw JobError.NoLongerYours.failure();
  }

  private void change(Snapshot changed) {
    state = changed.next(loadedVersion + 1);
  }

  public Snapshot snapshot() {
    return state;
  }

  /** The version the store is expected to hold when this is saved; 0 for a new job. */
  public long loadedVersion() {
    return loadedVersion;
  }
}
