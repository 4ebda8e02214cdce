package io.fabula.domain.memory;

import io.fabula.domain.account.UserId;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.shared.Cursor;
import io.fabula.domain.shared.InMemoryListing;
import io.fabula.domain.shared.InMemoryRows;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.SharedError;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Memory notes in memory. */
public final class InMemoryMemoryNotes implements MemoryNotes {
  private final InMemoryUnitOfWork unit;
  private final InMemoryRows<MemoryNoteId, MemoryNote.Snapshot> rows;

  public InMemoryMemoryNotes(InMemoryUnitOfWork unit) {
    this.unit = unit;
    this.rows = new InMemoryRows<>(unit);
  }

  @Override
  public void add(MemoryNote note) {
    rows.put(note.snapshot().id(), note.snapshot());
  }

  @Override
  public Optional<MemoryNote> find(MemoryNoteId id) {
    return rows.find(id).map(MemoryNote::restore);
  }

  @Override
  public void save(MemoryNote note) {
    unit.step(() -> {
      rows.find(note.snapshot().id()).filter(kept -> kept.version() == note.loadedVersion())
          .orElseThrow(() -> SharedError.Overtaken.failure("note"));
      rows.put(note.snapshot().id(), note.snapshot());
      return note;
    });
  }

  @Override
  public void remove(MemoryNoteId id) {
    rows.remove(id);
  }

  @Override
  public Page<MemoryNote> of(UserId owner, Optional<MemoryScope> scope, PageRequest page) {
    return new InMemoryListing<MemoryNote.Snapshot>(s -> Cursor.of(s.createdAt().toEpochMilli(), s.id()))
        .page(rows.where(note -> note.owner().equals(owner)
            && scope.filter(there -> !there.equals(note.scope())).isEmpty()), page)
        .map(MemoryNote::restore);
  }

  @Override
  public List<MemoryNote.Snapshot> countingIn(UserId owner, UUID chat, CharacterId character, int atMost) {
    return rows.where(note -> note.owner().equals(owner) && switch (note.scope()) {
      case MemoryScope.Everywhere everywhere -> true;
      case MemoryScope.OfCharacter(CharacterId of) -> of.equals(character);
      case MemoryScope.OfChat(UUID of) -> of.equals(chat);
    }).stream().sorted(Comparator.comparing(MemoryNote.Snapshot::pinned)
        .thenComparing(MemoryNote.Snapshot::createdAt)
        .thenComparing(note -> note.id().toString()).reversed()).limit(atMost).toList();
  }
}
