package io.fabula.domain.community.report;

import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.Cursor;
import io.fabula.domain.shared.InMemoryListing;
import io.fabula.domain.shared.InMemoryRows;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.SharedError;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reports in memory. */
public final class InMemoryReports implements Reports {
  private final InMemoryUnitOfWork unit;
  private final InMemoryRows<ReportId, Report> rows;

  public InMemoryReports(InMemoryUnitOfWork unit) {
    this.unit = unit;
    this.rows = new InMemoryRows<>(unit);
  }

  @Override
  public void add(Report report) {
    unit.step(() -> {
      List<Instant> earlier = rows.where(other -> other.reporter().equals(report.reporter())).stream()
          .map(Report::createdAt).sorted(Comparator.reverseOrder()).limit(Report.LIMIT).toList();
      if (earlier.size() == Report.LIMIT) {
        Duration wait = Duration.between(report.createdAt(), earlier.getLast().plus(Report.WINDOW));
        if (wait.isPositive()) throw ReportError.TooMany.failure(wait);
      }
      put(report);
      return report;
    });
  }

  @Override
  public Optional<Report> find(ReportId id) {
    return rows.find(id);
  }

  @Override
  public void save(Report report) {
    unit.step(() -> {
      find(report.id()).filter(found -> found.version() == report.version() - 1)
          .orElseThrow(() -> SharedError.Overtaken.failure("report"));
      put(report);
      return report;
    });
  }

  private void put(Report report) {
    boolean pending = report.status().pending()
        && rows.any(other -> !other.id().equals(report.id()) && other.status().pending()
            && other.reporter().equals(report.reporter()) && other.subject().equals(report.subject()));
    if (pending) throw ReportError.ReportedAlready.failure();
    rows.put(report.id(), report);
  }

  @Override
  public Page<Report> list(Optional<ReportStatus> status, PageRequest page) {
    return new InMemoryListing<Report>(
        report -> Cursor.of(report.createdAt().toEpochMilli(), report.id()))
        .page(rows.where(report -> status.filter(wanted -> wanted != report.status()).isEmpty()), page);
  }

  @Override
  public Page<Report> by(UserId reporter, PageRequest page) {
    return new InMemoryListing<Report>(
        report -> Cursor.of(report.createdAt().toEpochMilli(), report.id()))
        .page(rows.where(report -> report.reporter().equals(Optional.of(reporter))), page);
  }

  @Override
  public void partWith(UserId user) {
    rows.where(report -> report.reporter().equals(Optional.of(user)) || report.accused().equals(
        Optional.of(user))).forEach(report -> rows.put(report.id(), report.without(user)));
  }

  @Override
  public boolean sameActionElsewhere(Report report) {
    return rows.any(other -> !other.id().equals(report.id()) && other.action().isPresent()
        && other.action().equals(report.action())
        && (report.action().get() == ReportAction.SUSPEND_USER
            ? report.accused().isPresent() && other.accused().equals(report.accused())
            : other.subject().equals(report.subject())));
  }
}
