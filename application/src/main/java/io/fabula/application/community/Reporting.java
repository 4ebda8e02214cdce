package io.fabula.application.community;

import io.fabula.domain.account.Caller;
import io.fabula.domain.community.Subject;
import io.fabula.domain.community.SubjectRef;
import io.fabula.domain.community.Subjects;
import io.fabula.domain.community.report.Report;
import io.fabula.domain.community.report.ReportAction;
import io.fabula.domain.community.report.ReportId;
import io.fabula.domain.community.report.ReportReason;
import io.fabula.domain.community.report.ReportStatus;
import io.fabula.domain.community.report.Reports;
import io.fabula.domain.shared.Ids;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;

/** Complaints, and what admins decide. */
public final class Reporting {
  /** Where reports lie and what they are about. */
  public record Stores(Reports reports, Subjects subjects) {}

  private final Stores stores;
  private final Sanctions sanctions;
  private final UnitOfWork unit;
  private final Ids ids;
  private final InstantSource clock;

  public Reporting(Stores stores, Sanctions sanctions, UnitOfWork unit, Ids ids, InstantSource clock) {
    this.stores = stores;
    this.sanctions = sanctions;
    this.unit = unit;
    this.ids = ids;
    this.clock = clock;
  }

  /** About what the caller may see and does not own. */
  public Report report(Caller caller, SubjectRef ref, ReportReason reason, Optional<String> detail) {
    Instant now = clock.instant();
    return unit.run(() -> {
      Subject subject = stores.subjects().seen(Optional.of(caller), ref)
          .orElseThrow(() -> SharedError.NotFound.failure(ref.kind().name().toLowerCase(Locale.ROOT)));
      Report report = Report.filed(new ReportId(ids.next()), subject, caller.id(), reason, detail, now);
      stores.reports().add(report);
      return report;
    });
  }

  /** What the caller reported, the newest first. */
  public Page<Report> own(Caller caller, PageRequest page) {
    return stores.reports().by(caller.id(), page);
  }

  /** As admin. */
  public Page<Report> list(Optional<ReportStatus> status, PageRequest page) {
    return stores.reports().list(status, page);
  }

  /**
   * As admin. What is to be done is done before it is written down, so that nothing is on record that did not
   * happen; an action that is taken back ends, unless another report asks for the same.
   *
   * @param expected the version the caller knows, if they said
   */
  public Report judge(ReportId id, OptionalLong expected, BiFunction<Report, Instant, Report> decision) {
    Report before = stores.reports().find(id).orElseThrow(() -> SharedError.NotFound.failure("report"));
    if (expected.isPresent() && expected.getAsLong() != before.version()) throw SharedError.Stale.failure();
    Report after = decision.apply(before, clock.instant());
    boolean dropped = before.action().isPresent() && !before.action().equals(after.action());
    if (dropped && !stores.reports().sameActionElsewhere(before)) enact(before, before.action().get(), false);
    after.action().ifPresent(action -> enact(after, action, true));
    unit.run(() -> stores.reports().save(after));
    return after;
  }

  private void enact(Report report, ReportAction action, boolean on) {
    switch (action) {
      case HIDE_CHARACTER -> sanctions.hide(report.subject(), on);
      case SUSPEND_USER -> report.accused().ifPresent(user -> sanctions.suspend(user, on));
    }
  }
}
