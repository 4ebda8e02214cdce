package io.fabula.application.memory;

import io.fabula.domain.account.Caller;
import io.fabula.domain.account.UserId;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.Characters;
import io.fabula.domain.memory.MemoryNote;
import io.fabula.domain.memory.MemoryNoteId;
import io.fabula.domain.memory.MemoryNotes;
import io.fabula.domain.memory.MemoryScope;
import io.fabula.domain.shared.Ids;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;

/** A user's memory notes: written, changed, thrown away. */
public final class Notekeeping {
  private final MemoryNotes notes;
  private final Characters characters;
  private final BiPredicate<UserId, UUID> ownChat;
  private final UnitOfWork unit;
  private final Ids ids;
  private final InstantSource clock;

  /**
   * @param ownChat whether a user has a chat of that id: this room knows no chats
   */
  public Notekeeping(MemoryNotes notes, Characters characters, BiPredicate<UserId, UUID> ownChat,
      UnitOfWork unit, Ids ids, InstantSource clock) {
    this.notes = notes;
    this.characters = characters;
    this.ownChat = ownChat;
    this.unit = unit;
    this.ids = ids;
    this.clock = clock;
  }

  public Page<MemoryNote.Snapshot> list(Caller caller, Optional<MemoryScope> scope, PageRequest page) {
    return notes.of(caller.id(), scope, page).map(MemoryNote::snapshot);
  }

  public MemoryNote.Snapshot write(Caller caller, MemoryScope scope, String content, List<String> keywords,
      boolean pinned) {
    MemoryNote note = MemoryNote.write(new MemoryNoteId(ids.next()), caller.id(), scope, content, keywords,
        pinned, clock.instant());
    unit.run(() -> {
      requireInSight(caller, scope);
      notes.add(note);
    });
    return note.snapshot();
  }

  /**
   * Changes one note.
   *
   * @param expected the version the caller knows, if they said
   */
  public MemoryNote.Snapshot update(Caller caller, MemoryNoteId id, OptionalLong expected,
      BiConsumer<MemoryNote, Instant> edit) {
    return unit.run(() -> {
      MemoryNote note = own(caller, id, expected);
      edit.accept(note, clock.instant());
      if (note.snapshot().version() != note.loadedVersion()) notes.save(note);
      return note.snapshot();
    });
  }

  public void delete(Caller caller, MemoryNoteId id, OptionalLong expected) {
    unit.run(() -> {
      own(caller, id, expected);
      notes.remove(id);
    });
  }

  private void requireInSight(Caller caller, MemoryScope scope) {
    switch (scope) {
      case MemoryScope.Everywhere everywhere -> {
        // their own chats, whichever they are
      }
      case MemoryScope.OfCharacter(CharacterId id) -> characters.glance(id)
          .filter(seen -> seen.audience().admits(Optional.of(caller)))
          .orElseThrow(() -> SharedError.NotFound.failure("character"));
      case MemoryScope.OfChat(UUID chat) -> {
        if (!ownChat.test(caller.id(), chat)) throw SharedError.NotFound.failure("chat");
      }
    }
  }

  private MemoryNote own(Caller caller, MemoryNoteId id, OptionalLong expected) {
    MemoryNote note = notes.find(id).filter(found -> found.snapshot().owner().equals(caller.id()))
        .orElseThrow(() -> SharedError.NotFound.failure("note"));
    if (expected.isPresent() && expected.getAsLong() != note.snapshot().version())
      throw SharedError.Stale.failure();
    return note;
  }
}
