package io.fabula.domain.community;

import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The store of what users marked; a user has at most one mark of each kind on a subject. */
public interface Marks {
  /**
   * Makes a mark worth so much, where 0 takes it away. One that is worth that already stays as it was made.
   *
   * @return the mark that stood there before; each mark is given to one caller alone as what they replaced,
   *     however many do so at once
   */
  Optional<Mark> put(MarkKind kind, UserId user, SubjectRef subject, int value, Instant now);

  /** Absent where the user made none. */
  Optional<Mark> find(MarkKind kind, UserId user, SubjectRef subject);

  /** What a user marked so, the newest first. */
  Page<Mark> of(MarkKind kind, UserId user, SubjectKind subjects, PageRequest page);

  /** The newest of what a user marked so, at most so many. */
  List<Mark> newest(MarkKind kind, UserId user, SubjectKind subjects, int limit);

  /** Whether anybody but that user marked a subject. */
  boolean othersMarked(SubjectRef subject, UserId besides);

  /** Takes away every mark on a subject. */
  void forget(SubjectRef subject);
}
