package io.fabula.application.chat;

import io.fabula.application.chat.prompt.Asked;
import io.fabula.application.chat.prompt.CastLookup;
import io.fabula.application.chat.prompt.History;
import io.fabula.domain.chat.Chat;
import io.fabula.domain.chat.LiveTurn;
import io.fabula.domain.chat.Message;
import io.fabula.domain.chat.MessageId;
import io.fabula.domain.chat.TurnKind;
import io.fabula.domain.chat.ledger.LedgerEntry;
import io.fabula.domain.prompt.GenerationRequest;
import java.util.Optional;

/**
 * A turn that could begin: all is read, nothing is written.
 *
 * @param question new words of the user's, which go into the chat with it
 */
record PreparedTurn(LiveTurn turn, Chat chat, Optional<Message> question, History.Walk said, Answer answer,
    CastLookup.Member speaker, Asked asked) {

  /**
   * Where the reply will stand.
   *
   * @param reply the one that is there already, and that the turn works on
   * @param alternate which of its alternates is new; none where one goes on, and with it its turn
   */
  record Answer(Optional<MessageId> reply, long position, Optional<Integer> alternate) {
    static Answer fresh(long position) {
      return new Answer(Optional.empty(), position, Optional.of(0));
    }

    static Answer of(Message reply, TurnKind kind) {
      return new Answer(Optional.of(reply.id()), reply.position(),
          kind == TurnKind.CONTINUE ? Optional.empty() : Optional.of(reply.alternates().count()));
    }
  }

  GenerationRequest request() {
    return asked.request();
  }

  /** What went in, for whoever asks later. */
  LedgerEntry entry() {
    return new LedgerEntry(turn.id(), chat.snapshot().id(), asked.inputs(), asked.prompt().hash(),
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
