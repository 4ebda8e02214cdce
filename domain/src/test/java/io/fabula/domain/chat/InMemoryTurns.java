package io.fabula.domain.chat;

import io.fabula.domain.shared.InMemoryRows;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import java.util.Optional;

/** What stays of turns, in memory. */
public final class InMemoryTurns implements Turns {
  private final InMemoryRows<TurnId, TurnRecord> rows;

  public InMemoryTurns(InMemoryUnitOfWork unit, InMemoryChats chats) {
    this.rows = new InMemoryRows<>(unit);
    chats.whenRemoved(chat -> rows.where(turn -> turn.chat().equals(chat))
        .forEach(turn -> rows.remove(turn.id())));
  }

  @Override
  public void add(TurnRecord turn) {
    rows.put(turn.id(), turn);
  }

  @Override
  public void save(TurnRecord turn) {
    if (rows.find(turn.id()).isPresent()) rows.put(turn.id(), turn);
  }

  @Override
  public Optional<TurnRecord> find(TurnId id) {
    return rows.find(id);
  }
}
