package io.fabula.persistence.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.SqliteJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.fabula.domain.job.JobId;
import io.fabula.domain.job.JobQueue;
import io.fabula.persistence.sql.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Jobs on db-scheduler, whose table is {@code job_schedule}. A node that dies misses its heartbeats and
 * loses what it picked within half a minute; one that starts again takes back what it had itself.
 */
public final class DbSchedulerJobQueue implements JobQueue {
  private static final TaskDescriptor<Void> JOB = TaskDescriptor.of("job");
  private static final int THREADS = 8;
  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final int MISSED_HEARTBEATS = 4;
  private static final Duration AGAIN_AFTER_FAULT = Duration.ofSeconds(5);
  private static final Duration MAY_FINISH = Duration.ofMillis(500);

  private final Database database;
  private final String node;
  private final List<RecurringTask<Void>> rounds = new ArrayList<>();
  private volatile Scheduler scheduler;

  /**
   * @param node this server's number, which no other that is alive has
   */
  public DbSchedulerJobQueue(Database database, int node) {
    this.database = database;
    this.node = "node-" + node;
  }

  @Override
  public void add(JobId id) {
    scheduler.schedule(JOB.instance(id.toString()).scheduledTo(Instant.now()));
  }

  @Override
  public void wake() {
    scheduler.triggerCheckForDueExecutions();
  }

  @Override
  public void every(String name, Duration interval, Runnable work) {
    if (scheduler != null) throw new IllegalStateException("the scheduler runs already");
    rounds.add(Tasks.recurring(name, FixedDelay.of(interval))
        .execute((instance, context) -> interruptible(work)));
  }

  @Override
  public void start(Consumer<JobId> runner) {
    takeBack();
    OneTimeTask<Void> jobs = Tasks.oneTime(JOB)
        .onFailure(new FailureHandler.OnFailureRetryLater<>(AGAIN_AFTER_FAULT))
        .execute((instance, context) -> interruptible(
            () -> runner.accept(new JobId(UUID.fromString(instance.getId())))));
    scheduler = Scheduler.create(database.connections(), jobs)
        .startTasks(rounds)
        .tableName("job_schedule")
        .schedulerName(new SchedulerName.Fixed(node))
        .jdbcCustomization(customization())
        .threads(THREADS)
        .pollingInterval(LOOK)
        .heartbeatInterval(HEARTBEAT)
        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
        .shutdownMaxWait(MAY_FINISH)
        .build();
    scheduler.start();
  }

  private JdbcCustomization customization() {
    return switch (database.dialect()) {
      case SQLITE -> new SqliteJdbcCustomization();
      case POSTGRESQL -> new PostgreSqlJdbcCustomization(false, true);
    };
  }

  /** An interrupted thread could not write down that its work has to be done again. */
  private static void interruptible(Runnable work) {
    try {
      work.run();
    } finally {
      Thread.interrupted();
    }
  }

  /** What this node had picked when it died is nobody's, and need not wait until it counts as dead. */
  private void takeBack() {
    database.write(handle -> handle.createUpdate("""
        update job_schedule set picked = false, picked_by = null, last_heartbeat = null, version = version + 1
        where picked = true and picked_by = :node
        """).bind("node", node).execute());
  }

  @Override
  public void close() {
    if (scheduler != null) scheduler.stop();
  }
}
