package io.fabula.bootstrap;

import io.fabula.application.job.JobWork;
import io.fabula.application.job.Jobkeeping;
import io.fabula.domain.job.JobQueue;
import io.fabula.domain.job.Jobs;
import io.fabula.domain.shared.Json;
import io.fabula.persistence.job.DbSchedulerJobQueue;
import io.fabula.persistence.job.JdbiJobs;
import io.fabula.rest.http.Routes;
import io.fabula.rest.job.JobRoutes;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/** What is done behind the requests. */
record JobRoom(Ground ground, Jobs jobs, JobQueue queue, Jobkeeping keeping) implements AutoCloseable {
  private static final Duration ENDED_JOBS_STAY = Duration.ofDays(30);
  private static final Duration TIDYING = Duration.ofHours(1);
  private static final int TIDIED_AT_ONCE = 1_000;

  static JobRoom on(Ground ground) {
    var jobs = new JdbiJobs(ground.database());
    var queue = new DbSchedulerJobQueue(ground.database(), ground.folder().node());
    queue.every("job.forget", TIDYING,
        () -> jobs.forget(ground.clock().instant().minus(ENDED_JOBS_STAY), TIDIED_AT_ONCE));
    return new JobRoom(ground, jobs, queue,
        new Jobkeeping(jobs, queue, ground.database(), ground.ids(), ground.clock()));
  }

  /** Begins to run jobs of these kinds. */
  void start(List<JobWork> kinds) {
    keeping.start(kinds);
  }

  List<Routes> routes(Map<String, BiFunction<Json.Obj, Locale, Json.Obj>> words) {
    return List.of(new JobRoutes(keeping, words));
  }

  /** What runs is interrupted, and goes on after the next start. */
  @Override
  public void close() {
    queue.close();
  }
}
