package io.fabula.domain.chat.ledger;

import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.TurnId;
import io.fabula.domain.shared.InMemoryRows;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import java.util.Comparator;
import java.util.Optional;

/** The ledger, in memory. */
public final class InMemoryTurnLedger implements TurnLedger {
  private final InMemoryRows<TurnId, LedgerEntry> rows;

  public InMemoryTurnLedger(InMemoryUnitOfWork unit) {
    this.rows = new InMemoryRows<>(unit);
  }

  @Override
  public void keep(LedgerEntry entry) {
    rows.put(entry.turn(), entry);
  }

  @Override
  public Optional<LedgerEntry> find(ChatId chat, TurnId turn) {
    return rows.find(turn).filter(entry -> entry.chat().equals(chat));
  }

  @Override
  public Optional<LedgerEntry> newest(ChatId chat) {
    return rows.where(entry -> entry.chat().equals(chat)).stream()
        .max(Comparator.comparing(entry -> entry.turn().toString()));
  }
}
