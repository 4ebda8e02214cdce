package io.fabula.rest.job;

import static io.fabula.rest.http.Access.OWNER_OR_ADMIN;

import io.fabula.application.job.Jobkeeping;
import io.fabula.domain.account.Caller;
import io.fabula.domain.job.Job;
import io.fabula.domain.job.JobId;
import io.fabula.domain.job.JobStatus;
import io.fabula.domain.shared.Json;
import io.fabula.rest.account.Parcel;
import io.fabula.rest.account.Takeout;
import io.fabula.rest.http.Answer;
import io.fabula.rest.http.Call;
import io.fabula.rest.http.Reply;
import io.fabula.rest.http.Route;
import io.fabula.rest.http.Routes;
import io.fabula.rest.stream.Progress;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** {@code /jobs}: what runs in the background. */
public final class JobRoutes implements Routes, Takeout {
  /** As a stream ends when a job failed. */
  public record ErrorView(String code, String message, boolean retryable) {}

  private final Jobkeeping jobs;
  private final Map<String, BiFunction<Json.Obj, Locale, Json.Obj>> words;

  /**
   * @param words by the kind of work, how its results are worded in a language
   */
  public JobRoutes(Jobkeeping jobs, Map<String, BiFunction<Json.Obj, Locale, Json.Obj>> words) {
    this.jobs = jobs;
    this.words = words;
  }

  @Override
  public List<Route<?>> routes() {
    return List.of(
        Route.get("/jobs/{job_id}", "job.get", OWNER_OR_ADMIN, Answer.progress(JobView.class), this::get)
            .says("A job: how far it is now, or as it goes."),
        Route.post("/jobs/{job_id}/cancel", "job.cancel", OWNER_OR_ADMIN, Answer.accepted(JobView.class),
            this::cancel).says("Asks a job to stop."));
  }

  @Override
  public void pack(Caller caller, Parcel parcel) throws IOException {
    parcel.list("jobs.json", page -> jobs.list(caller, page), job -> view(job, Locale.ENGLISH));
  }

  private Reply get(Call call) {
    Job.Snapshot job = jobs.get(call.caller(), id(call));
    if (call.wantsStream()) return new Reply.Watched(new Watch(call, job));
    return Reply.ok(view(job, call.locale())).header("Cache-Control", "no-store");
  }

  private Reply cancel(Call call) {
    return Reply.accepted(view(jobs.cancel(call.caller(), id(call)), call.locale()));
  }

  private JobView view(Job.Snapshot job, Locale locale) {
    return JobView.of(job, locale).worded(words.getOrDefault(job.kind(), (result, any) -> result), locale);
  }

  private static JobId id(Call call) {
    return new JobId(call.id("job_id", "job"));
  }

  /** Tells every version of a job that it sees; who has one already is told the next. */
  private final class Watch implements Progress {
    private final Call call;
    private final Locale locale;
    private Job.Snapshot seen;
    private boolean told;

    Watch(Call call, Job.Snapshot job) {
      this.call = call;
      this.locale = call.locale();
      this.seen = job;
      // an ended job is told once more: its reader may not know that it ended
      this.told = !job.status().ended()
          && call.header("Last-Event-ID").filter(name(job)::equals).isPresent();
    }

    private static String name(Job.Snapshot job) {
      return job.id() + ":" + job.version();
    }

    @Override
    public Optional<Event> news() {
      if (told && !jobs.changedSince(seen)) return Optional.empty();
      if (told) seen = jobs.get(call.caller(), seen.id());
      told = true;
      JobView view = JobRoutes.this.view(seen, locale);
      return Optional.of(switch (seen.status()) {
        case PENDING, IN_PROGRESS -> new Event(name(seen), "progress", view, false);
        case COMPLETED -> new Event(name(seen), "done", view, true);
        case CANCELLED -> new Event(name(seen), "stopped", view, true);
        case FAILED -> new Event(name(seen), "error",
            new ErrorView(view.error().code(), view.error().message(), retryable()), true);
      });
    }

    private boolean retryable() {
      return seen.status() == JobStatus.FAILED && seen.failure().flatMap(failure -> failure.kind())
          .filter(kind -> switch (kind) {
            case PROVIDER_FAILED, PROVIDER_TIMED_OUT, UNAVAILABLE, TOO_MANY -> true;
            default -> false;
          }).isPresent();
    }
  }
}
