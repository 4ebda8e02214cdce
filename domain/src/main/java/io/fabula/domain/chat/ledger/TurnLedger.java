package io.fabula.domain.chat.ledger;

import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.TurnId;
import java.util.Optional;

/** The entries of all turns, kept with their beginnings. They go when their chats do. */
public interface TurnLedger {
  /** Keeps what a turn's prompt is made of. */
  void keep(LedgerEntry entry);

  /** What a turn's prompt was made of; absent where it was not kept. */
  Optional<LedgerEntry> find(ChatId chat, TurnId turn);

  /** The entry of a chat's newest turn. */
  Optional<LedgerEntry> newest(ChatId chat);
}
