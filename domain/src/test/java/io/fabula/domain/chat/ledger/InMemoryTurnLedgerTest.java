package io.fabula.domain.chat.ledger;

import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.TurnId;
import io.fabula.domain.shared.IdFixtures;
import io.fabula.domain.shared.InMemoryUnitOfWork;

class InMemoryTurnLedgerTest implements TurnLedgerContract {
  private final TurnLedger ledger = new InMemoryTurnLedger(new InMemoryUnitOfWork());

  @Override
  public TurnLedger subject() {
    return ledger;
  }

  @Override
  public ChatId chat() {
    return new ChatId(IdFixtures.fresh());
  }

  @Override
  public TurnId turn(ChatId chat) {
    return new TurnId(IdFixtures.fresh());
  }
}
