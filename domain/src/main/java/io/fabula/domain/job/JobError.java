package io.fabula.domain.job;

import io.fabula.domain.shared.DomainError;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.ErrorKind;
import java.util.Map;

/** The refusals of the job room. */
public sealed interface JobError extends DomainError {

  /** The job is over: there is nothing left to change. */
  record Ended(JobStatus status) implements JobError {
    public static DomainFailure failure(JobStatus status) {
      return new DomainFailure(new Ended(status));
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.CONFLICT;
    }

    @Override
    public String messageKey() {
      return "job.ended";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of("status", status.name().toLowerCase(java.util.Locale.ROOT));
    }
  }

  /** A run goes on about a job that another run has taken over, or that was cancelled. */
  record NoLongerYours() implements JobError {
    public static DomainFailure failure() {
      return new DomainFailure(new NoLongerYours());
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.CONFLICT;
    }

    @Override
    public String messageKey() {
      return "job.no_longer_yours";
    }
  }
}
