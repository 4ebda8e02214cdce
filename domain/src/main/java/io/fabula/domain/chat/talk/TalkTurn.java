package io.fabula.domain.chat.talk;

import io.fabula.domain.character.lore.LoreVerdict;
import io.fabula.domain.prompt.Prompt;
import java.util.List;

/** One turn of a {@link Talk}: the user has spoken, the prompt is made, the reply is waited for. */
public final class TalkTurn {
  private final Talk talk;
  private final TalkPrompting.Made made;
  private final int expected;

  TalkTurn(Talk talk, TalkPrompting.Made made, int expected) {
    this.talk = talk;
    this.made = made;
    this.expected = expected;
  }

  /** What to send to the model, with every part that it was made of. */
  public Prompt prompt() {
    return made.prompt();
  }

  /** For each entry of the lorebook whether it is in, and why; empty without a book. */
  public List<LoreVerdict> lore() {
    return made.outcome().verdicts();
  }

  /**
   * Keeps what the user said and what the model replied, and what the turn did to variables and lore.
   *
   * @return the reply, as it was given
   * @throws IllegalStateException where the turn is answered already, or another one was since
   */
  public String answer(String reply) {
    talk.keep(made, reply, expected);
    return reply;
  }
}
