package io.fabula.domain.community.report;

import io.fabula.domain.shared.DomainError;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.ErrorKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The refusals of reports. */
public sealed interface ReportError extends DomainError {

  /** The same user has complained of the same subject, and nobody has decided yet. */
  record ReportedAlready() implements ReportError {
    public static DomainFailure failure() {
      return new DomainFailure(new ReportedAlready());
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.CONFLICT;
    }

    @Override
    public String messageKey() {
      return "community.reported_already";
    }
  }

  /** The user has made as many as they may within the hour. */
  record TooMany(Duration left) implements ReportError {
    public static DomainFailure failure(Duration left) {
      return new DomainFailure(new TooMany(left));
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.TOO_MANY;
    }

    @Override
    public String messageKey() {
      return "community.too_many_reports";
    }

    @Override
    public List<Object> arguments() {
      return List.of(Report.LIMIT);
    }

    @Override
    public Optional<Duration> retryAfter() {
      return Optional.of(left);
    }
  }
}
