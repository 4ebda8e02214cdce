package io.fabula.persistence.community;

import io.fabula.domain.account.UserId;
import io.fabula.domain.community.SubjectKind;
import io.fabula.domain.community.SubjectRef;
import io.fabula.domain.community.report.Report;
import io.fabula.domain.community.report.ReportAction;
import io.fabula.domain.community.report.ReportError;
import io.fabula.domain.community.report.ReportId;
import io.fabula.domain.community.report.ReportReason;
import io.fabula.domain.community.report.ReportStatus;
import io.fabula.domain.community.report.Reports;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.SharedError;
import io.fabula.persistence.sql.Columns;
import io.fabula.persistence.sql.Conflicts;
import io.fabula.persistence.sql.Database;
import io.fabula.persistence.sql.NewestFirst;
import io.fabula.persistence.sql.Row;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.statement.Update;

/** Reports in {@code community_report}. */
public final class JdbiReports implements Reports {
  private static final Columns COLUMNS = Columns.of("id", "subject_kind", "subject_id", "accused_id",
      "reporter_id", "reason", "detail", "status", "note", "action", "version", "created_at", "updated_at");

  private final Database database;

  public JdbiReports(Database database) {
    this.database = database;
  }

  @Override
  public void add(Report report) {
    database.write(handle -> {
      report.reporter().ifPresent(reporter -> requireTime(handle, reporter, report.createdAt()));
      refusingSecond(handle,
          bind(
              handle.createUpdate(
                  """
                      insert into community_report (id, subject_kind, subject_id, accused_id, reporter_id, reason, detail,
                        status, pending, note, action, version, created_at, updated_at)
                      values (:id, :kind, :subject, :accused, :reporter, :reason, :detail, :status, :pending, :note, :action,
                        :version, :created, :updated)
                      """),
              report)
              .bind("kind", report.subject().kind().name()).bind("subject", report.subject().id().toString())
              .bind("accused", report.accused().map(UserId::toString).orElse(null))
              .bind("reporter", report.reporter().map(UserId::toString).orElse(null))
              .bind("reason", report.reason().name()).bind("detail", report.detail().orElse(null))
              .bind("created", report.createdAt().toEpochMilli()));
    });
  }

  private static void requireTime(Handle handle, UserId reporter, Instant now) {
    handle.createUpdate("""
        insert into community_reporter (user_id, last_at) values (:user, :now)
        on conflict (user_id) do update set last_at = :now
        """).bind("user", reporter.toString()).bind("now", now.toEpochMilli()).execute();
    List<Long> earlier = handle.createQuery("""
        select created_at from community_report where reporter_id = :user
        order by created_at desc limit :limit
        """).bind("user", reporter.toString()).bind("limit", Report.LIMIT).mapTo(Long.class).list();
    if (earlier.size() < Report.LIMIT) return;
    Duration wait = Duration.between(now, Instant.ofEpochMilli(earlier.getLast()).plus(Report.WINDOW));
    if (wait.isPositive()) throw ReportError.TooMany.failure(wait);
  }

  @Override
  public Optional<Report> find(ReportId id) {
    return database.read(handle -> handle.createQuery(
        COLUMNS.select() + "from community_report where id = :id").bind("id", id.toString())
        .map(Row.as(COLUMNS, JdbiReports::report)).findOne());
  }

  @Override
  public void save(Report report) {
    int changed = database.change(handle -> refusingSecond(handle, bind(handle.createUpdate("""
        update community_report set status = :status, pending = :pending, note = :note, action = :action,
          version = :version, updated_at = :updated
        where id = :id and version = :version - 1
        """), report)));
    if (changed == 0) throw SharedError.Overtaken.failure("report");
  }

  private static int refusingSecond(Handle handle, Update statement) {
    try {
      var changed = new int[1];
      Conflicts.guard(handle, () -> changed[0] = statement.execute());
      return changed[0];
    } catch (UnableToExecuteStatementException e) {
      // SQLite names the columns, PostgreSQL the index
      if (Conflicts.on(e, "reporter_id") || Conflicts.on(e, "community_report_pending"))
        throw ReportError.ReportedAlready.failure();
      throw e;
    }
  }

  @Override
  public Page<Report> list(Optional<ReportStatus> status, PageRequest page) {
    return status.map(wanted -> page("status", wanted.name(), page)).orElseGet(() -> page("", "", page));
  }

  @Override
  public Page<Report> by(UserId reporter, PageRequest page) {
    return page("reporter_id", reporter.toString(), page);
  }

  /**
   * @param column narrows the list to those with that value, unless it is empty
   */
  private Page<Report> page(String column, String value, PageRequest page) {
    var walk = NewestFirst.from(page);
    String narrowed = column.isEmpty() ? "" : column + " = :value and";
    var rows = database.read(handle -> {
      var query = walk.bind(handle.createQuery(
          COLUMNS.select() + "from community_report where " + narrowed + NewestFirst.SQL));
      if (!column.isEmpty()) query.bind("value", value);
      return query.map(Row.as(COLUMNS, JdbiReports::report)).list();
    });
    return walk.cut(rows, Report::createdAt, Report::id);
  }

  @Override
  public void partWith(UserId user) {
    database.write(handle -> {
      handle.createUpdate(
          "update community_report set reporter_id = null, detail = null where reporter_id = :user")
          .bind("user", user.toString()).execute();
      handle.createUpdate(
          "update community_report set accused_id = null, note = null where accused_id = :user")
          .bind("user", user.toString()).execute();
    });
  }

  @Override
  public boolean sameActionElsewhere(Report report) {
    if (report.action().isEmpty()) return false;
    boolean user = report.action().get() == ReportAction.SUSPEND_USER;
    if (user && report.accused().isEmpty()) return false;
    String against = user ? "accused_id = :against" : "subject_kind = :kind and subject_id = :against";
    String id = user ? report.accused().get().toString() : report.subject().id().toString();
    return database.read(handle -> {
      var query = handle.createQuery("select 1 from community_report where " + against
          + " and action = :action and id <> :id limit 1").bind("against", id)
          .bind("action", report.action().get().name()).bind("id", report.id().toString());
      if (against.contains(":kind")) query.bind("kind", report.subject().kind().name());
      return query.mapTo(Integer.class).findOne().isPresent();
    });
  }

  private static Update bind(Update update, Report report) {
    return update.bind("id", report.id().toString())
        .bind("status", report.status().name()).bind("pending", report.status().pending())
        .bind("note", report.note().orElse(null))
        .bind("action", report.action().map(ReportAction::name).orElse(null))
        .bind("version", report.version()).bind("updated", report.updatedAt().toEpochMilli());
  }

  private static Report report(Row row) throws SQLException {
    return new Report(
        new ReportId(row.id("id")),
        new SubjectRef(SubjectKind.valueOf(row.text("subject_kind")), row.id("subject_id")),
        row.optionalId("accused_id").map(UserId::new),
        row.optionalId("reporter_id").map(UserId::new),
        ReportReason.valueOf(row.text("reason")),
        row.optionalText("detail"),
        ReportStatus.valueOf(row.text("status")),
        row.optionalText("note"),
        row.optionalText("action").map(ReportAction::valueOf),
        row.number("version"),
        row.instant("created_at"),
        row.instant("updated_at"));
  }
}
