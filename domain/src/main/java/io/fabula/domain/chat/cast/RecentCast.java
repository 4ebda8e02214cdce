package io.fabula.domain.chat.cast;

import io.fabula.domain.account.UserId;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;

/** With whom users talked last. */
public interface RecentCast {
  /** The characters of a user's chats, each once, the one last talked with first. */
  Page<CharacterId> of(UserId user, PageRequest page);
}
