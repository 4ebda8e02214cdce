package io.fabula.application.community;

import io.fabula.domain.account.Caller;
import io.fabula.domain.community.Counted;
import io.fabula.domain.community.Mark;
import io.fabula.domain.community.MarkKind;
import io.fabula.domain.community.Marks;
import io.fabula.domain.community.Subject;
import io.fabula.domain.community.SubjectKind;
import io.fabula.domain.community.SubjectRef;
import io.fabula.domain.community.Subjects;
import io.fabula.domain.community.Tally;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Likes, votes and favourites. A mark and its count are written in one unit of work; what may not be seen
 * cannot be marked, but a favourite that is hidden by now can still be given up.
 */
public final class Marking {
  /** More votes than anybody has; what is older is not told. */
  private static final int VOTES_MAX = 10_000;

  private final Marks marks;
  private final Subjects subjects;
  private final UnitOfWork unit;
  private final InstantSource clock;

  public Marking(Marks marks, Subjects subjects, UnitOfWork unit, InstantSource clock) {
    this.marks = marks;
    this.subjects = subjects;
    this.unit = unit;
    this.clock = clock;
  }

  /** Whether the caller likes it now, and how many do. */
  public record Liked(boolean liked, Tally tally) {}

  /**
   * What somebody thinks of one subject.
   *
   * @param vote 1, -1, or 0 where they did not vote
   */
  public record Opinion(boolean liked, boolean kept, int vote) {
    /** Of who made no mark. */
    public static final Opinion NONE = new Opinion(false, false, 0);
  }

  /** Likes what the caller did not like, and the other way round. */
  public Liked toggleLike(Caller caller, SubjectRef ref) {
    Instant now = clock.instant();
    return unit.run(() -> {
      seen(caller, ref);
      boolean liked = marks.find(MarkKind.LIKE, caller.id(), ref).isEmpty();
      Optional<Mark> before = marks.put(MarkKind.LIKE, caller.id(), ref, liked ? 1 : 0, now);
      return new Liked(liked, counted(ref, Counted.LIKES, before, liked, now));
    });
  }

  /**
   * Votes for it, against it, or for nothing any more.
   *
   * @param value 1, -1 or 0
   */
  public Tally vote(Caller caller, SubjectRef ref, int value) {
    Instant now = clock.instant();
    return unit.run(() -> {
      seen(caller, ref);
      Optional<Mark> before = marks.put(MarkKind.VOTE, caller.id(), ref, value, now);
      counted(ref, Counted.UPVOTES, before.filter(mark -> mark.value() > 0), value > 0, now);
      return counted(ref, Counted.DOWNVOTES, before.filter(mark -> mark.value() < 0), value < 0, now);
    });
  }

  /** Puts it among the caller's favourites, once. */
  public void keep(Caller caller, SubjectRef ref) {
    Instant now = clock.instant();
    unit.run(() -> {
      seen(caller, ref);
      Optional<Mark> before = marks.put(MarkKind.FAVORITE, caller.id(), ref, 1, now);
      counted(ref, Counted.FAVORITES, before, true, now);
    });
  }

  /** Takes it out of the caller's favourites; one that is none of them is out already. */
  public void giveUp(Caller caller, SubjectRef ref) {
    Instant now = clock.instant();
    unit.run(() -> {
      Optional<Mark> before = marks.put(MarkKind.FAVORITE, caller.id(), ref, 0, now);
      if (before.isEmpty()) seen(caller, ref);
      counted(ref, Counted.FAVORITES, before, false, now);
    });
  }

  /** What the caller thinks of a subject, which they are taken to have seen. */
  public Opinion opinion(Caller caller, SubjectRef ref) {
    Map<MarkKind, Mark> made = marks.by(caller.id(), ref);
    Mark vote = made.get(MarkKind.VOTE);
    return new Opinion(made.containsKey(MarkKind.LIKE), made.containsKey(MarkKind.FAVORITE),
        vote == null ? 0 : vote.value());
  }

  /** What the caller marked so, the newest first, whether it can still be seen or not. */
  public Page<Mark> marked(Caller caller, MarkKind kind, SubjectKind subjects, PageRequest page) {
    return marks.of(kind, caller.id(), subjects, page);
  }

  /** All that the caller voted for or against. */
  public List<Mark> votes(Caller caller, SubjectKind subjects) {
    return marks.newest(MarkKind.VOTE, caller.id(), subjects, VOTES_MAX);
  }

  private Tally counted(SubjectRef ref, Counted what, Optional<Mark> before, boolean after, Instant now) {
    int by = (after ? 1 : 0) - (before.isPresent() ? 1 : 0);
    return subjects.count(ref, what, by, by < 0 ? before.get().madeAt() : now);
  }

  private Subject seen(Caller caller, SubjectRef ref) {
    return subjects.seen(Optional.of(caller), ref)
        .orElseThrow(() -> SharedError.NotFound.failure(ref.kind().name().toLowerCase(Locale.ROOT)));
  }
}
