package io.fabula.domain.chat;

import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.Definition;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Definitions as chats have known them, so that a chat goes on when its character is edited beyond
 * recognition, hidden or deleted. One version of one character is kept once, for all chats.
 */
public interface CastSnapshots {
  /** Keeps a version; one that is kept already stays as it is. */
  void keep(CharacterId character, long version, Definition definition);

  /** Forgets characters that no chat has any more, where they are gone elsewhere too. */
  void forgetUnmet(Predicate<CharacterId> gone);

  /** The character as it was in that version; absent where no chat has kept it. */
  Optional<Definition> find(CharacterId character, long version);
}
