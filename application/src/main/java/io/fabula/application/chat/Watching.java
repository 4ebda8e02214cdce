package io.fabula.application.chat;

import io.fabula.domain.chat.LiveTurn;
import io.fabula.domain.chat.Message;
import java.util.Optional;

/** What there is to see for somebody who watches a chat. */
public sealed interface Watching {
  /**
   * @param after the number of the last event that is known already
   */
  record Turn(LiveTurn turn, int after) implements Watching {}

  /** Nothing runs. */
  record Nothing(Optional<Message> last) implements Watching {}
}
