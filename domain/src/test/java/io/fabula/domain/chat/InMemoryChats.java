package io.fabula.domain.chat;

import io.fabula.domain.account.UserId;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.shared.Cursor;
import io.fabula.domain.shared.InMemoryListing;
import io.fabula.domain.shared.InMemoryRows;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.SharedError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Chats in memory; the stores of what belongs to them hear when one is removed. */
public final class InMemoryChats implements Chats {
  private final InMemoryUnitOfWork unit;
  private final InMemoryRows<ChatId, Chat.Snapshot> rows;
  private final List<Consumer<ChatId>> dependents = new ArrayList<>();

  public InMemoryChats(InMemoryUnitOfWork unit) {
    this.unit = unit;
    this.rows = new InMemoryRows<>(unit);
  }

  public void whenRemoved(Consumer<ChatId> dependent) {
    dependents.add(dependent);
  }

  /** Whether any chat has that character. */
  public boolean met(CharacterId character) {
    return rows.any(chat -> chat.cast().stream().anyMatch(member -> member.id().equals(character)));
  }

  /** Whether anybody but that user has a chat with that character. */
  public boolean met(CharacterId character, UserId besides) {
    return rows.any(chat -> !chat.owner().equals(besides)
        && chat.cast().stream().anyMatch(member -> member.id().equals(character)));
  }

  @Override
  public void add(Chat chat) {
    rows.put(chat.snapshot().id(), chat.snapshot());
  }

  @Override
  public Optional<Chat> find(ChatId id) {
    return rows.find(id).map(Chat::restore);
  }

  @Override
  public Optional<UserId> ownerOf(ChatId id) {
    return rows.find(id).map(Chat.Snapshot::owner);
  }

  @Override
  public void save(Chat chat) {
    unit.step(() -> {
      rows.find(chat.snapshot().id()).filter(kept -> kept.version() == chat.loadedVersion())
          .orElseThrow(() -> SharedError.Overtaken.failure("chat"));
      rows.put(chat.snapshot().id(), chat.snapshot());
      return chat;
    });
  }

  @Override
  public void remove(ChatId id) {
    unit.step(() -> {
      rows.remove(id);
      dependents.forEach(dependent -> dependent.accept(id));
      return id;
    });
  }

  @Override
  public Page<Chat> of(UserId owner, PageRequest page) {
    return new InMemoryListing<Chat.Snapshot>(s -> Cursor.of(s.updatedAt().toEpochMilli(), s.id()))
        .page(rows.where(s -> s.owner().equals(owner)), page).map(Chat::restore);
  }

  @Override
  public Optional<Chat> latestWith(UserId owner, CharacterId character) {
    return rows.where(s -> s.owner().equals(owner) && s.cast().getFirst().id().equals(character)).stream()
        .max(Comparator.comparing(Chat.Snapshot::createdAt).thenComparing(s -> s.id().toString()))
        .map(Chat::restore);
  }
}
