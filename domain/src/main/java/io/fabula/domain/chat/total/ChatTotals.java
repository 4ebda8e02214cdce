package io.fabula.domain.chat.total;

import io.fabula.domain.account.UserId;
import io.fabula.domain.character.CharacterId;

/** How much there is in the chats of users. */
public interface ChatTotals {
  /** Counted when it is asked for, over everything the user has: for a page that is seldom looked at. */
  Total of(UserId user);

  /** Whether anybody but that user has a chat with a character. */
  boolean othersMet(CharacterId character, UserId besides);

  /**
   * @param messages in all chats, whoever wrote them
   * @param tokens what all replies there cost, with their alternates and their prompts
   */
  record Total(long chats, long messages, long tokens) {}
}
