package io.fabula.rest.community;

import static io.fabula.rest.http.Access.ADMIN;
import static io.fabula.rest.http.Access.USER;

import io.fabula.application.community.Reporting;
import io.fabula.domain.account.Caller;
import io.fabula.domain.account.UserId;
import io.fabula.domain.community.report.Report;
import io.fabula.domain.community.report.ReportAction;
import io.fabula.domain.community.report.ReportId;
import io.fabula.domain.community.report.ReportReason;
import io.fabula.domain.community.report.ReportStatus;
import io.fabula.domain.shared.SharedError;
import io.fabula.rest.account.Parcel;
import io.fabula.rest.account.Takeout;
import io.fabula.rest.http.Answer;
import io.fabula.rest.http.Call;
import io.fabula.rest.http.Reply;
import io.fabula.rest.http.Route;
import io.fabula.rest.http.Routes;
import io.fabula.rest.http.ViewValues;
import io.fabula.rest.json.CodePoints;
import io.fabula.rest.json.Names;
import io.fabula.rest.json.Patch;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Complaints, and the admins' desk. */
public final class ReportRoutes implements Routes, Takeout {
  public record FileRequest(@NotNull ReportReason reason,
      Optional<@CodePoints(max = 10_000) String> detail) {}

  public record JudgeRequest(Patch<ReportStatus> status, Patch<@CodePoints(max = 10_000) String> note,
      Patch<ReportAction> action) {
    Report over(Report report, Instant now) {
      status.ifSent(sent -> sent.orElseThrow(() -> SharedError.Invalid.failure("status", "shared.required")));
      return report.judged(status.over(report.status(), report.status()), note.over(report.note()),
          action.over(report.action()), now);
    }
  }

  /**
   * @param reporterId null where their account is gone
   */
  public record ReportView(String object, String id, String characterId, String reporterId, String reason,
      String detail, String status, String note, String action, Instant createdAt, Instant updatedAt) {
    static ReportView of(Report report) {
      var words = new ViewValues();
      return new ReportView("report", report.id().toString(), report.subject().id().toString(),
          report.reporter().map(UserId::toString).orElse(null), words.word(report.reason()),
          report.detail().orElse(null), words.word(report.status()), report.note().orElse(null),
          report.action().map(words::word).orElse(null), report.createdAt(), report.updatedAt());
    }
  }

  /** A report as its author knows it: what became of it stays with the admins. */
  public record OwnReportView(String id, String on, String subjectId, String reason, String detail,
      String status, Instant createdAt) {
    static OwnReportView of(Report report) {
      return new OwnReportView(report.id().toString(), Names.word(report.subject().kind()),
          report.subject().id().toString(), Names.word(report.reason()), report.detail().orElse(null),
          Names.word(report.status()), report.createdAt());
    }
  }

  private final Reporting reporting;

  public ReportRoutes(Reporting reporting) {
    this.reporting = reporting;
  }

  @Override
  public void pack(Caller caller, Parcel parcel) throws IOException {
    parcel.list("reports.json", page -> reporting.own(caller, page), OwnReportView::of);
  }

  @Override
  public List<Route<?>> routes() {
    Face face = Face.CHARACTERS;
    return List.of(
        Route.post(face.path("/report"), face.operation("report"), USER, FileRequest.class,
            Answer.created(ReportView.class),
            // reporters get no address for it: what became of it is the admins'
            (call, body) -> Reply
                .created(ReportView.of(reporting.report(call.caller(), face.subject(call), body.reason(),
                    body.detail()))))
            .says("Complains of it; five an hour."),
        Route.get("/admin/reports", "community.reports", ADMIN, Answer.pageOf(ReportView.class), this::list)
            .query("status", "of one status", Call.words(ReportStatus.class))
            .says("Complaints, the newest first."),
        Route.put("/admin/reports/{id}", "community.judge", ADMIN, JudgeRequest.class,
            Answer.ok(ReportView.class), this::judge)
            .says("Decides on a complaint; an action takes effect at once, and null takes it back."));
  }

  private Reply list(Call call) {
    return Reply.page(reporting.list(call.queryWord("status", ReportStatus.class), call.page()),
        ReportView::of);
  }

  private Reply judge(Call call, JudgeRequest body) {
    Report judged = reporting.judge(new ReportId(call.id("id", "report")), call.expectedVersion(),
        body::over);
    return Reply.ok(ReportView.of(judged)).version(judged.version());
  }
}
