package io.fabula.rest.stream;

import io.fabula.domain.chat.LiveTurn;
import io.fabula.domain.chat.Message;
import io.fabula.domain.chat.TurnEnd;
import java.util.Locale;

/** What a stream of events tells: a turn from some event on, or that nothing is going on. */
public sealed interface TurnStory {

  /**
   * @param after the number of the last event the reader has; 0 for none
   */
  record Told(LiveTurn turn, int after, Words words, Locale locale) implements TurnStory {}

  /** Nothing runs. */
  record Idle(Object view) implements TurnStory {}

  /** How a turn's events are worded. */
  interface Words {
    Object saved(Message question);

    /** The event that ends the story. */
    Ending ending(TurnEnd end, Locale locale);
  }

  record Ending(String event, Object view) {}
}
