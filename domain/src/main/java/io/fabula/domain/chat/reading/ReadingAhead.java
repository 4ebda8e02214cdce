package io.fabula.domain.chat.reading;

import io.fabula.domain.account.UserId;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.chat.ChatId;

/**
 * Told what is about to be asked of the other stores, so that a database that is a journey away can be
 * asked for all of it at once.
 *
 * <p>Nothing depends on it: what was announced wrongly, or not at all, is read where it is asked for.
 * What was announced is as new as the announcement. Counts within one
 * {@link io.fabula.domain.shared.UnitOfWork#look look} and does nothing outside.
 */
public interface ReadingAhead {
  /** For stores that are near. */
  ReadingAhead NONE = new ReadingAhead() {
    @Override
    public void chat(ChatId chat, UserId user) {}

    @Override
    public void prompt(Prompt prompt) {}
  };

  /**
   * What the prompt of a turn is made of, once the chat is known.
   *
   * @param before only messages before this place are read
   * @param messages how many of them at first; none where they are known
   * @param notes how many of the user's notes at most
   */
  record Prompt(ChatId chat, UserId user, CharacterId speaker, long before, int messages, int notes) {}

  /** A chat, with its user's settings and name. */
  void chat(ChatId chat, UserId user);

  /** Who speaks, what was said, and what the user wants to be remembered. */
  void prompt(Prompt prompt);
}
