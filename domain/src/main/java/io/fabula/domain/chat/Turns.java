package io.fabula.domain.chat;

import java.util.Optional;

/** The store of what stays of turns. */
public interface Turns {
  /** Adds a turn that is not there yet. */
  void add(TurnRecord turn);

  /** Puts what is known of it now in the place of what was. */
  void save(TurnRecord turn);

  /** Absent where there is none. */
  Optional<TurnRecord> find(TurnId id);
}
