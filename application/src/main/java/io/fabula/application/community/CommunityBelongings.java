package io.fabula.application.community;

import io.fabula.application.account.Belongings;
import io.fabula.domain.account.UserId;
import io.fabula.domain.community.Counted;
import io.fabula.domain.community.Mark;
import io.fabula.domain.community.MarkKind;
import io.fabula.domain.community.Marks;
import io.fabula.domain.community.SubjectKind;
import io.fabula.domain.community.Subjects;
import io.fabula.domain.community.report.Reports;
import io.fabula.domain.shared.UnitOfWork;
import java.time.InstantSource;
import java.util.List;

/** What who leaves thought of others' things: marks are taken back, comments stay as nobody's. */
public final class CommunityBelongings implements Belongings {
  private static final int AT_ONCE = 50;

  private final Marks marks;
  private final Reports reports;
  private final Subjects subjects;
  private final UnitOfWork unit;
  private final InstantSource clock;

  public CommunityBelongings(Marks marks, Reports reports, Subjects subjects, UnitOfWork unit,
      InstantSource clock) {
    this.marks = marks;
    this.reports = reports;
    this.subjects = subjects;
    this.unit = unit;
    this.clock = clock;
  }

  @Override
  public Runnable partingFrom(UserId user) {
    return () -> {
      for (SubjectKind subject : SubjectKind.values())
        for (MarkKind kind : MarkKind.values()) takeBack(user, kind, subject);
      reports.partWith(user);
    };
  }

  private void takeBack(UserId user, MarkKind kind, SubjectKind subject) {
    List<Mark> some;
    do {
      some = marks.newest(kind, user, subject, AT_ONCE);
      List<Mark> these = some;
      unit.run(() -> these.forEach(mark -> takeBack(user, kind, mark)));
    } while (!some.isEmpty());
  }

  private void takeBack(UserId user, MarkKind kind, Mark mark) {
    marks.put(kind, user, mark.subject(), 0, clock.instant())
        .ifPresent(stood -> subjects.count(stood.subject(), counted(kind, stood), -1, stood.madeAt()));
  }

  private static Counted counted(MarkKind kind, Mark mark) {
    return switch (kind) {
      case LIKE -> Counted.LIKES;
      case FAVORITE -> Counted.FAVORITES;
      case VOTE -> mark.value() > 0 ? Counted.UPVOTES : Counted.DOWNVOTES;
    };
  }
}
