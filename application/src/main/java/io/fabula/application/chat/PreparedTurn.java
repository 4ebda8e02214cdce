package io.fabula.application.chat;

import io.fabula.application.chat.prompt.Asked;
import io.fabula.application.chat.prompt.CastLookup;
import io.fabula.application.chat.prompt.History;
import io.fabula.domain.chat.Chat;
import io.fabula.domain.chat.Message;
import io.fabula.domain.chat.TurnId;
import io.fabula.domain.chat.ledger.LedgerEntry;
import io.fabula.domain.prompt.GenerationRequest;
import java.util.Optional;

/** A turn that could begin: all is read, nothing is written. */
record PreparedTurn(Chat chat, Optional<Message> question, History.Walk said, Answer answer,
    CastLookup.Member speaker, Asked asked) {

  /**
   * Where the reply will stand.
   *
   * @param alternate which of its alternates is new; none where one goes on, and with it its turn
   */
  record Answer(long position, Optional<Integer> alternate) {}

  GenerationRequest request() {
    return asked.request();
  }

  /** What went in, for whoever asks later. */
  LedgerEntry entry(TurnId turn) {
    return new LedgerEntry(turn, chat.snapshot().id(), asked.inputs(), asked.prompt().hash(),
        asked.prompt().totalTokens());
  }

  /** Once it has begun and is committed. */
  void told(History history) {
    question.ifPresent(asked -> history.asked(chat.snapshot(), said, asked));
  }

  /** Before there is a reply it belongs to: so a turn that a crash cuts short has its state too. */
  void keepState(ChatStores stores) {
    asked.state().ifPresent(state -> answer.alternate().ifPresent(
        alternate -> stores.states().put(chat.snapshot().id(), answer.position(), alternate, state)));
  }
}
