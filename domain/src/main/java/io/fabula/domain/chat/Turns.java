package io.fabula.domain.chat;

import java.util.Optional;

/** The store of what stays of turns. */
public interface Turns {
  void add(TurnRecord turn);

  void save(TurnRecord turn);

  Optional<TurnRecord> find(TurnId id);
}
