package io.fabula.persistence.job;

import io.fabula.domain.account.UserId;
import io.fabula.domain.job.Job;
import io.fabula.domain.job.JobFailure;
import io.fabula.domain.job.JobId;
import io.fabula.domain.job.JobStatus;
import io.fabula.domain.job.Jobs;
import io.fabula.domain.shared.Json;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.SharedError;
import io.fabula.persistence.json.JsonTrees;
import io.fabula.persistence.sql.BlobColumn;
import io.fabula.persistence.sql.Columns;
import io.fabula.persistence.sql.Database;
import io.fabula.persistence.sql.NewestFirst;
import io.fabula.persistence.sql.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.statement.Update;

/** Jobs in {@code job_job}. */
public final class JdbiJobs implements Jobs {
  public static final BlobColumn WAITING = BlobColumn.within("job_job", "input",
      "status in ('PENDING', 'IN_PROGRESS')");

  private static final Columns COLUMNS = Columns.of("id", "owner_id", "kind", "input", "status", "progress",
      "stage", "checkpoint", "result", "failure", "cancel_requested", "run", "version", "created_at",
      "updated_at");

  private final Database database;

  public JdbiJobs(Database database) {
    this.database = database;
  }

  @Override
  public void add(Job job) {
    Job.Snapshot s = job.snapshot();
    database.write(handle -> bind(
        handle.createUpdate(
            """
                insert into job_job (id, owner_id, kind, input, status, progress, stage, checkpoint, result, failure,
                  cancel_requested, run, version, created_at, updated_at)
                values (:id, :owner, :kind, :input, :status, :progress, :stage, :checkpoint, :result, :failure,
                  :cancel, :run, :version, :created, :updated)
                """),
        s)
        .bind("owner", s.owner().toString())
        .bind("kind", s.kind())
        .bind("input", JsonTrees.write(s.input()))
        .bind("created", s.createdAt().toEpochMilli())
        .execute());
  }

  @Override
  public Optional<Job> find(JobId id) {
    return database.read(handle -> handle.createQuery(COLUMNS.select() + "from job_job where id = :id")
        .bind("id", id.toString()).map(Row.as(COLUMNS, JdbiJobs::job)).findOne());
  }

  @Override
  public Page<Job> of(UserId owner, PageRequest page) {
    var walk = NewestFirst.from(page);
    List<Job> rows = database.read(handle -> walk
        .bind(handle
            .createQuery(COLUMNS.select() + "from job_job where owner_id = :owner and" + NewestFirst.SQL))
        .bind("owner", owner.toString()).map(Row.as(COLUMNS, JdbiJobs::job)).list());
    return walk.cut(rows, job -> job.snapshot().createdAt(), job -> job.snapshot().id());
  }

  @Override
  public void save(Job job) {
    int changed = database.change(handle -> bind(handle.createUpdate("""
        update job_job set status = :status, progress = :progress, stage = :stage, checkpoint = :checkpoint,
          result = :result, failure = :failure, cancel_requested = :cancel, run = :run, version = :version,
          updated_at = :updated
        where id = :id and version = :loaded
        """), job.snapshot()).bind("loaded", job.loadedVersion()).execute());
    if (changed == 0) throw SharedError.Overtaken.failure("job");
  }

  @Override
  public OptionalLong version(JobId id) {
    return database.read(handle -> handle.createQuery("select version from job_job where id = :id")
        .bind("id", id.toString()).mapTo(Long.class).findOne()
        .map(OptionalLong::of).orElseGet(OptionalLong::empty));
  }

  @Override
  public void forget(UserId owner) {
    database.write(handle -> handle.createUpdate("delete from job_job where owner_id = :owner")
        .bind("owner", owner.toString()).execute());
  }

  @Override
  public int forget(Instant before, int atMost) {
    return database.change(handle -> handle.createUpdate("""
        delete from job_job where id in (
          select id from job_job where status in ('COMPLETED', 'FAILED', 'CANCELLED') and updated_at < :before
          order by updated_at limit :limit)
        """).bind("before", before.toEpochMilli()).bind("limit", atMost).execute());
  }

  private static Update bind(Update update, Job.Snapshot s) {
    return update
        .bind("id", s.id().toString())
        .bind("status", s.status().name())
        .bind("progress", s.progress())
        .bind("stage", s.stage().orElse(null))
        .bind("checkpoint", s.checkpoint().map(JsonTrees::write).orElse(null))
        .bind("result", s.result().map(JsonTrees::write).orElse(null))
        .bind("failure", s.failure().map(JobFailure::json).map(JsonTrees::write).orElse(null))
        .bind("cancel", s.cancelRequested())
        .bind("run", s.run())
        .bind("version", s.version())
        .bind("updated", s.updatedAt().toEpochMilli());
  }

  private static Job job(Row row) throws SQLException {
    return Job.restore(new Job.Snapshot(
        new JobId(row.id("id")),
        new UserId(row.id("owner_id")),
        row.text("kind"),
        object(row.text("input")),
        JobStatus.valueOf(row.text("status")),
        (int) row.number("progress"),
        row.optionalText("stage"),
        row.optionalText("checkpoint").map(JdbiJobs::object),
        row.optionalText("result").map(JdbiJobs::object),
        row.optionalText("failure").map(JdbiJobs::object).map(JobFailure::of),
        row.flag("cancel_requested"),
        (int) row.number("run"),
        row.number("version"),
        row.instant("created_at"),
        row.instant("updated_at")));
  }

  private static Json.Obj object(String text) {
    return (Json.Obj) JsonTrees.parse(text);
  }
}
