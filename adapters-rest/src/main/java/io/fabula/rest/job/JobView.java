package io.fabula.rest.job;

import io.fabula.domain.job.Job;
import io.fabula.domain.job.JobFailure;
import io.fabula.domain.shared.Json;
import io.fabula.rest.http.Messages;
import io.fabula.rest.http.Problems;
import io.fabula.rest.json.Names;
import java.time.Instant;
import java.util.Locale;
import java.util.function.BiFunction;

/** A job, to its owner. */
public record JobView(String object, String id, String kind, String status, int progress, String stage,
    Json.Obj result, FailureView error, Instant createdAt, Instant updatedAt) {

  /** Why it failed. */
  public record FailureView(String code, String message) {
    /** In the reader's language. */
    public static FailureView of(JobFailure failure, Locale locale) {
      return new FailureView(failure.kind().map(kind -> Problems.of(kind).code()).orElse("SERVER_ERROR"),
          Messages.text(locale, failure.messageKey(), java.util.List.copyOf(failure.arguments())));
    }
  }

  public static JobView of(Job.Snapshot job, Locale locale) {
    return new JobView("job", job.id().toString(), job.kind(), Names.word(job.status()), job.progress(),
        job.stage().orElse(null), job.result().orElse(null),
        job.failure().map(failure -> FailureView.of(failure, locale)).orElse(null), job.createdAt(),
        job.updatedAt());
  }

  /** With the result in the reader's language. */
  JobView worded(BiFunction<Json.Obj, Locale, Json.Obj> words, Locale locale) {
    return result == null ? this
        : new JobView(object, id, kind, status, progress, stage, words.apply(result, locale), error,
            createdAt,
            updatedAt);
  }

  /** Where to ask what became of it. */
  public String location() {
    return "/api/jobs/" + id;
  }
}
