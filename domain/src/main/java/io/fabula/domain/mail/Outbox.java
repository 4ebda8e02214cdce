package io.fabula.domain.mail;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The store of letters that wait. */
public interface Outbox {
  /** Adds a letter as part of the unit of work it is called in. */
  void add(Letter letter);

  /**
   * Takes a letter that is due in hand, its tries counted up: until then nobody else gets it. A node that
   * dies with it lets go of it by that. Absent where none is due.
   */
  Optional<Letter> claim(Instant now, Instant until);

  /** It has arrived, or nobody needs it any more. */
  void remove(UUID letter);

  /** Nobody is written to at that address any more. */
  void forget(String to);

  /** Lets go of it until then. */
  void postpone(UUID letter, Instant until);
}
