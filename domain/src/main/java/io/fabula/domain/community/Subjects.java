package io.fabula.domain.community;

import io.fabula.domain.account.Caller;
import java.time.Instant;
import java.util.Optional;

/** What the community has to ask the room that a subject belongs to. */
public interface Subjects {
  /** Absent where there is none, and where the caller, or nobody in particular, may not know of it. */
  Optional<Subject> seen(Optional<Caller> caller, SubjectRef ref);

  /**
   * Changes one count, as part of the running unit of work; a subject that is gone counts nothing.
   *
   * @param since when that which is counted began: what is taken back is taken from its own day
   * @return all counts as they are then
   */
  Tally count(SubjectRef ref, Counted what, int by, Instant since);
}
