package io.fabula.application.job;

import io.fabula.domain.account.Caller;
import io.fabula.domain.account.UserId;
import io.fabula.domain.job.Job;
import io.fabula.domain.job.JobError;
import io.fabula.domain.job.JobFailure;
import io.fabula.domain.job.JobId;
import io.fabula.domain.job.JobQueue;
import io.fabula.domain.job.Jobs;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.Ids;
import io.fabula.domain.shared.Json;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.UnitOfWork;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asking for jobs, running them, and asking what became of them. */
public final class Jobkeeping {
  private static final System.Logger LOG = System.getLogger(Jobkeeping.class.getName());
  private static final int SAVE_TRIES = 20;

  private final Jobs jobs;
  private final JobQueue queue;
  private final UnitOfWork unit;
  private final Ids ids;
  private final InstantSource clock;
  private final Map<JobId, JobRun> runs = new ConcurrentHashMap<>();
  private volatile Map<String, JobWork> works = Map.of();

  public Jobkeeping(Jobs jobs, JobQueue queue, UnitOfWork unit, Ids ids, InstantSource clock) {
    this.jobs = jobs;
    this.queue = queue;
    this.unit = unit;
    this.ids = ids;
    this.clock = clock;
  }

  /** Begins to run what is queued. */
  public void start(List<JobWork> kinds) {
    works = kinds.stream().collect(Collectors.toUnmodifiableMap(JobWork::kind, Function.identity()));
    queue.start(this::run);
  }

  /** Queues a job; it runs soon, here or on another node. */
  public Job.Snapshot ask(UserId owner, String kind, Json.Obj input) {
    if (!works.containsKey(kind)) throw new IllegalArgumentException("nobody does " + kind);
    Job job = Job.ask(new JobId(ids.next()), owner, kind, input, clock.instant());
    unit.run(() -> {
      jobs.add(job);
      queue.add(job.snapshot().id());
    });
    queue.wake();
    return job.snapshot();
  }

  /** A job of the caller's, or any for an admin. */
  public Job.Snapshot get(Caller caller, JobId id) {
    return jobs.find(id).map(Job::snapshot).filter(job -> sees(caller, job))
        .orElseThrow(() -> SharedError.NotFound.failure("job"));
  }

  /** The caller's own that are not forgotten yet, the newest first. */
  public Page<Job.Snapshot> list(Caller caller, PageRequest page) {
    return jobs.of(caller.id(), page).map(Job::snapshot);
  }

  /** Whether something changed since it was read. */
  public boolean changedSince(Job.Snapshot seen) {
    OptionalLong version = jobs.version(seen.id());
    return version.isEmpty() || version.getAsLong() != seen.version();
  }

  /** Asks a job to stop; refused where it has ended. */
  public Job.Snapshot cancel(Caller caller, JobId id) {
    get(caller, id);
    Job.Snapshot cancelled = change(id, job -> job.cancel(clock.instant()));
    Optional.ofNullable(runs.get(id)).ifPresent(JobRun::stop);
    return cancelled;
  }

  private static boolean sees(Caller caller, Job.Snapshot job) {
    return caller.isAdmin() || job.owner().equals(caller.id());
  }

  private void run(JobId id) {
    Job.Snapshot begun;
    try {
      begun = change(id, job -> job.begin(clock.instant()));
    } catch (DomainFailure overOrGone) {
      return;
    }
    var run = new JobRun(verb -> change(id, verb), clock, begun);
    runs.put(id, run);
    try {
      if (begun.cancelRequested()) throw JobError.NoLongerYours.failure();
      Json.Obj result = works.get(begun.kind()).run(run);
      settle(run, job -> job.complete(begun.run(), result, clock.instant()));
    } catch (JobInterrupted stopping) {
      throw stopping;
    } catch (DomainFailure refused) {
      settle(run, job -> job.fail(begun.run(), JobFailure.of(refused.error()), clock.instant()));
    } catch (RuntimeException accident) {
      if (Thread.currentThread().isInterrupted()) throw accident;
      LOG.log(System.Logger.Level.ERROR, "job " + id + " (" + begun.kind() + ") failed", accident);
      settle(run, job -> job.fail(begun.run(), JobFailure.UNEXPECTED, clock.instant()));
    } finally {
      runs.remove(id, run);
    }
  }

  /** The end of a run: as it says, or as cancelled where that was asked for, or not at all when overtaken. */
  private void settle(JobRun run, Consumer<Job> end) {
    try {
      change(run.id(), job -> {
        if (job.snapshot().cancelRequested())
          job.stopped(run.job().run(), job.snapshot().checkpoint(), clock.instant());
        else
          end.accept(job);
      });
    } catch (DomainFailure overtaken) {
      LOG.log(System.Logger.Level.INFO, "job {0} was taken over or has ended meanwhile", run.id());
    }
  }

  /** Cancelling and reporting meet now and then: who comes second looks again. */
  private Job.Snapshot change(JobId id, Consumer<Job> verb) {
    for (int attempt = 1;; attempt++) {
      try {
        return unit.run(() -> {
          Job job = jobs.find(id).orElseThrow(() -> SharedError.NotFound.failure("job"));
          verb.accept(job);
          jobs.save(job);
          return job.snapshot();
        });
      } catch (DomainFailure failure) {
        boolean overtaken = failure.error() instanceof SharedError.Overtaken;
        if (!overtaken || attempt == SAVE_TRIES) throw failure;
      }
    }
  }
}
