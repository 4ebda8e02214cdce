package io.fabula.domain.chat;

import io.fabula.domain.account.UserId;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import java.util.Optional;

/** The store of chats. */
public interface Chats {
  /** Adds a chat that is not there yet. */
  void add(Chat chat);

  /** Absent where there is none, or no more. */
  Optional<Chat> find(ChatId id);

  /**
   * Whose chat it is, for those who need no more of it. That never changes, so the answer may be
   * remembered, and may come for a chat that has just been removed elsewhere.
   */
  Optional<UserId> ownerOf(ChatId id);

  /** Saves what was loaded; refused as overtaken when it was changed in between. */
  void save(Chat chat);

  /** Removes a chat with its messages and turns. */
  void remove(ChatId id);

  /** A user's chats, the last active first. */
  Page<Chat> of(UserId owner, PageRequest page);

  /** The last created direct chat of a user with a character. */
  Optional<Chat> latestWith(UserId owner, CharacterId character);
}
