package io.fabula.application.chat;

import io.fabula.domain.chat.Chat;
import io.fabula.domain.chat.Message;
import io.fabula.domain.chat.state.ChatStates;
import io.fabula.domain.prompt.GenerationRequest;
import java.util.Optional;

/** A turn that could begin: all is read, nothing is written. */
record PreparedTurn(Chat chat, Optional<Message> question, Answer answer, TurnPrompts.Asked asked) {

  /**
   * Where the reply will stand.
   *
   * @param alternate which of its alternates is new; none where one goes on, and with it its turn
   */
  record Answer(long position, Optional<Integer> alternate) {}

  GenerationRequest request() {
    return asked.request();
  }

  /** Before there is a reply it belongs to: so a turn that a crash cuts short has its state too. */
  void keepState(ChatStates states) {
    asked.state().ifPresent(state -> answer.alternate()
        .ifPresent(alternate -> states.put(chat.snapshot().id(), answer.position(), alternate, state)));
  }
}
