package io.fabula.domain.memory;

import io.fabula.domain.character.CharacterId;
import java.util.UUID;

/** Where a note counts. */
public sealed interface MemoryScope {
  MemoryScope EVERYWHERE = new Everywhere();

  /** In all chats of its author. */
  record Everywhere() implements MemoryScope {}

  /** In their chats with one character. */
  record OfCharacter(CharacterId character) implements MemoryScope {}

  /**
   * In one chat.
   *
   * @param chat its id, of which this room knows no more
   */
  record OfChat(UUID chat) implements MemoryScope {}
}
