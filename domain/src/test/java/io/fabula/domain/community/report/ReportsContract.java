package io.fabula.domain.community.report;

import static io.fabula.domain.shared.PagingFixtures.all;
import static io.fabula.domain.shared.PagingFixtures.assertMalformedCursorsRefused;
import static io.fabula.domain.shared.Refusals.assertOvertaken;
import static io.fabula.domain.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.account.UserId;
import io.fabula.domain.community.Subject;
import io.fabula.domain.community.SubjectRef;
import io.fabula.domain.shared.AtOnce;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.IdFixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What all {@link Reports} keep to. */
public interface ReportsContract {
  Instant NOW = HandClock.START;

  Reports subject();

  /** A user who exists, another one with every call. */
  UserId user();

  @Test
  default void a_report_is_found_as_it_was_filed_and_judged() {
    Report report = report(user(), thing(), NOW);
    subject().add(report);
    assertThat(subject().find(report.id())).contains(report);

    Report judged = report.judged(ReportStatus.RESOLVED, Optional.of("정리함"),
        Optional.of(ReportAction.HIDE_CHARACTER), NOW.plusSeconds(1));
    subject().save(judged);

    assertThat(subject().find(report.id())).contains(judged);
    assertOvertaken("report", () -> subject().save(
        report.judged(ReportStatus.DISMISSED, Optional.empty(), Optional.empty(), NOW)));
    assertThat(subject().find(new ReportId(IdFixtures.fresh()))).isEmpty();
  }

  @Test
  default void a_second_pending_one_is_refused_until_the_first_is_decided() {
    UserId reporter = user();
    Subject thing = thing();
    Report first = report(reporter, thing, NOW);
    subject().add(first);
    subject().add(report(user(), thing, NOW));
    subject().add(report(reporter, thing(), NOW));

    assertRefused(ReportError.ReportedAlready.failure(), () -> subject().add(report(reporter, thing, NOW)));
    subject().save(first.judged(ReportStatus.DISMISSED, Optional.empty(), Optional.empty(), NOW));
    subject().add(report(reporter, thing, NOW));
    Report again = subject().find(first.id()).orElseThrow();
    assertRefused(ReportError.ReportedAlready.failure(), () -> subject()
        .save(again.judged(ReportStatus.REVIEWING, Optional.empty(), Optional.empty(), NOW)));
  }

  @Test
  default void five_an_hour_are_enough_and_the_refusal_says_how_long_to_wait() {
    UserId reporter = user();
    for (int i = 0; i < Report.LIMIT; i++) subject().add(report(reporter, thing(), NOW.plusSeconds(i)));

    assertRefused(ReportError.TooMany.failure(Duration.ofSeconds(3590)),
        () -> subject().add(report(reporter, thing(), NOW.plusSeconds(10))));
    subject().add(report(user(), thing(), NOW.plusSeconds(10)));
    subject().add(report(reporter, thing(), NOW.plus(Report.WINDOW)));
    assertRefused(ReportError.TooMany.failure(Duration.ofSeconds(1)),
        () -> subject().add(report(reporter, thing(), NOW.plus(Report.WINDOW))));
  }

  @Test
  default void the_limit_holds_for_those_who_report_at_once() {
    UserId reporter = user();

    List<Boolean> taken = AtOnce.run(12, i -> {
      try {
        subject().add(report(reporter, thing(), NOW));
        return true;
      } catch (DomainFailure refused) {
        return false;
      }
    });

    assertThat(taken.stream().filter(done -> done)).hasSize(Report.LIMIT);
  }

  @Test
  default void a_list_shows_the_newest_first_and_of_one_status() {
    Report old = report(user(), thing(), Instant.parse("2036-01-01T00:00:00Z"));
    Report late = report(user(), thing(), Instant.parse("2036-01-01T00:00:01Z"));
    subject().add(old);
    subject().add(late);
    Report judged = old.judged(ReportStatus.DISMISSED, Optional.empty(), Optional.empty(), NOW);
    subject().save(judged);

    assertThat(all(1, page -> subject().list(Optional.empty(), page))).startsWith(late, judged);
    assertThat(all(100, page -> subject().list(Optional.of(ReportStatus.OPEN), page)))
        .contains(late).doesNotContain(judged);
    assertThat(all(100, page -> subject().list(Optional.of(ReportStatus.DISMISSED), page)))
        .contains(judged);
    assertMalformedCursorsRefused(page -> subject().list(Optional.empty(), page));
  }

  @Test
  default void what_somebody_reported_is_found_by_them() {
    UserId reporter = user();
    Report old = report(reporter, thing(), NOW);
    Report young = report(reporter, thing(), NOW.plusSeconds(1));
    subject().add(old);
    subject().add(young);
    subject().add(report(user(), thing(), NOW));

    for (int size : new int[]{1, 2, 10})
      assertThat(all(size, page -> subject().by(reporter, page))).containsExactly(young, old);
  }

  @Test
  default void the_same_action_is_known_of_other_reports() {
    Subject thing = thing();
    Report hiding = acted(report(user(), thing, NOW), ReportAction.HIDE_CHARACTER);
    Report locking = acted(report(user(), thing, NOW), ReportAction.SUSPEND_USER);
    assertThat(subject().sameActionElsewhere(hiding)).isFalse();
    assertThat(subject().sameActionElsewhere(locking)).isFalse();

    acted(report(user(), new Subject(thing().ref(), thing.owner()), NOW), ReportAction.SUSPEND_USER);
    assertThat(subject().sameActionElsewhere(locking)).isTrue();
    assertThat(subject().sameActionElsewhere(hiding)).isFalse();
    acted(report(user(), thing, NOW), ReportAction.HIDE_CHARACTER);
    assertThat(subject().sameActionElsewhere(hiding)).isTrue();
  }

  @Test
  default void who_leaves_takes_along_what_names_them_and_what_they_wrote() {
    Subject thing = thing();
    UserId accused = thing.owner().orElseThrow();
    UserId reporter = user();
    Report theirs = report(reporter, thing(), NOW);
    subject().add(theirs);
    Report about = acted(report(reporter, thing, NOW), ReportAction.SUSPEND_USER)
        .judged(ReportStatus.RESOLVED, Optional.of("미라 씨"), Optional.of(ReportAction.SUSPEND_USER), NOW);
    subject().save(about);
    Report others = report(user(), thing(), NOW);
    subject().add(others);

    subject().partWith(accused);
    Report rest = subject().find(about.id()).orElseThrow();
    assertThat(rest.accused()).isEmpty();
    assertThat(rest.note()).isEmpty();
    assertThat(rest.detail()).isEqualTo(about.detail());
    assertThat(subject().sameActionElsewhere(rest)).isFalse();

    subject().partWith(reporter);
    rest = subject().find(theirs.id()).orElseThrow();
    assertThat(rest.reporter()).isEmpty();
    assertThat(rest.detail()).isEmpty();
    assertThat(rest.subject()).isEqualTo(theirs.subject());
    assertThat(subject().find(others.id())).contains(others);
    subject().save(rest.judged(ReportStatus.DISMISSED, Optional.empty(), Optional.empty(), NOW));
  }

  private Report acted(Report report, ReportAction action) {
    subject().add(report);
    Report acted = report.judged(ReportStatus.RESOLVED, Optional.empty(), Optional.of(action), NOW);
    subject().save(acted);
    return acted;
  }

  private Report report(UserId reporter, Subject thing, Instant time) {
    return Report.filed(new ReportId(IdFixtures.fresh()), thing, reporter, ReportReason.MINOR_SAFETY,
        Optional.of("보세요"), time);
  }

  private Subject thing() {
    return new Subject(SubjectRef.character(IdFixtures.fresh()), Optional.of(user()));
  }
}
