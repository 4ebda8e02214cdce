package io.fabula.domain.community.report;

import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import java.util.Optional;

/** The store of reports. */
public interface Reports {
  /**
   * Adds one; refused with {@link ReportError.TooMany} where its reporter has made {@link Report#LIMIT} within
   * the {@link Report#WINDOW} before it, and with {@link ReportError.ReportedAlready} where they have a pending
   * one about the same subject, however many of them come at once.
   */
  void add(Report report);

  /** Absent where there is none. */
  Optional<Report> find(ReportId id);

  /**
   * Saves a decision; refused as overtaken when it was changed in between, and with
   * {@link ReportError.ReportedAlready} where it would be pending again beside a newer one.
   */
  void save(Report report);

  /** Those of a status, or all, the newest first. */
  Page<Report> list(Optional<ReportStatus> status, PageRequest page);

  /** Those that a user made, the newest first. */
  Page<Report> by(UserId reporter, PageRequest page);

  /** Every report becomes what it is {@linkplain Report#without without} somebody. */
  void partWith(UserId user);

  /** Whether another report has the same action against the same subject or, where it locks out, user. */
  boolean sameActionElsewhere(Report report);
}
