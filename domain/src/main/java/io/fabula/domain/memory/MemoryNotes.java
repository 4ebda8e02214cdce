package io.fabula.domain.memory;

import io.fabula.domain.account.UserId;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The store of memory notes. */
public interface MemoryNotes {
  /** Adds one that is not there yet. */
  void add(MemoryNote note);

  /** Absent where there is none, or no more. */
  Optional<MemoryNote> find(MemoryNoteId id);

  /** Saves what was loaded; refused as overtaken when it was changed in between. */
  void save(MemoryNote note);

  /** Removes it; one that is absent is removed already. */
  void remove(MemoryNoteId id);

  /**
   * A user's notes, the newest first.
   *
   * @param scope only those that count just there
   */
  Page<MemoryNote> of(UserId owner, Optional<MemoryScope> scope, PageRequest page);

  /**
   * Notes that count in one chat of a user's with a character: those of the chat, of the character and of all
   * chats, the pinned ones first, then the newest, at most so many. Cheap enough for every turn.
   */
  List<MemoryNote.Snapshot> countingIn(UserId owner, UUID chat, CharacterId character, int atMost);
}
