package io.fabula.domain.community.report;

import io.fabula.domain.account.UserId;
import io.fabula.domain.community.Subject;
import io.fabula.domain.community.SubjectRef;
import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A complaint about a subject.
 *
 * @param accused whose the subject was at that time; absent where their account is gone
 * @param reporter absent where their account is gone
 * @param detail in the reporter's words
 * @param note of the admins'
 * @param version rises with every decision
 */
public record Report(
    ReportId id,
    SubjectRef subject,
    Optional<UserId> accused,
    Optional<UserId> reporter,
    ReportReason reason,
    Optional<String> detail,
    ReportStatus status,
    Optional<String> note,
    Optional<ReportAction> action,
    long version,
    Instant createdAt,
    Instant updatedAt) {
  /** How many a user may make within {@link #WINDOW}. */
  public static final int LIMIT = 5;
  /** The time over which they are counted. */
  public static final Duration WINDOW = Duration.ofHours(1);

  /** Refused with 403 where the subject is the reporter's own. */
  public static Report filed(ReportId id, Subject subject, UserId reporter, ReportReason reason,
      Optional<String> detail, Instant now) {
    if (subject.owner().equals(Optional.of(reporter))) throw SharedError.Forbidden.failure();
    return new Report(id, subject.ref(), subject.owner(), Optional.of(reporter), reason,
        Texts.optional("detail", detail, Texts.MESSAGE_MAX), ReportStatus.OPEN, Optional.empty(),
        Optional.empty(), 1, now, now);
  }

  /**
   * The same when that user has left: of a reporter nothing stays, nor their words; of the accused neither
   * they nor the admins' words about them.
   */
  public Report without(UserId user) {
    boolean byThem = reporter.equals(Optional.of(user));
    boolean aboutThem = accused.equals(Optional.of(user));
    return new Report(id, subject, aboutThem ? Optional.empty() : accused,
        byThem ? Optional.empty() : reporter, reason, byThem ? Optional.empty() : detail, status,
        aboutThem ? Optional.empty() : note, action, version, createdAt, updatedAt);
  }

  /** The same after an admin's decision. */
  public Report judged(ReportStatus status, Optional<String> note, Optional<ReportAction> action,
      Instant now) {
    return new Report(id, subject, accused, reporter, reason, detail, status,
        Texts.optional("note", note, Texts.MESSAGE_MAX), action, version + 1, createdAt, now);
  }
}
