package io.fabula.domain.chat.state;

import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.InMemoryChats;
import io.fabula.domain.chat.Message;
import io.fabula.domain.chat.Messages;
import io.fabula.domain.prompt.Role;
import io.fabula.domain.shared.InMemoryRows;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** States of chats in memory. */
public final class InMemoryChatStates implements ChatStates {
  private record Key(ChatId chat, long position, int alternate) {}

  private record Row(Key key, ChatState state) {}

  private final InMemoryUnitOfWork unit;
  private final InMemoryRows<Key, Row> rows;
  private final Messages messages;

  public InMemoryChatStates(InMemoryUnitOfWork unit, InMemoryChats chats, Messages messages) {
    this.unit = unit;
    this.rows = new InMemoryRows<>(unit);
    this.messages = messages;
    chats.whenRemoved(chat -> remove(chat, Long.MIN_VALUE, Long.MAX_VALUE));
  }

  @Override
  public ChatState before(ChatId chat, long position) {
    return of(chat, row -> row.key().position() < position && isChosen(row.key())).stream()
        .max(Comparator.comparingLong(row -> row.key().position())).map(Row::state).orElse(ChatState.EMPTY);
  }

  private List<Row> of(ChatId chat, Predicate<Row> condition) {
    return rows.where(row -> row.key().chat().equals(chat) && condition.test(row));
  }

  private boolean isChosen(Key key) {
    List<Message> there = messages.before(key.chat(), key.position() + 1, 1);
    return there.stream().anyMatch(message -> message.position() == key.position()
        && message.role() == Role.ASSISTANT && message.alternates().index() == key.alternate());
  }

  @Override
  public void put(ChatId chat, long position, int alternate, ChatState state) {
    var key = new Key(chat, position, alternate);
    rows.put(key, new Row(key, state));
  }

  @Override
  public void remove(ChatId chat, long from, long to) {
    unit.step(() -> {
      of(chat, row -> row.key().position() >= from && row.key().position() <= to)
          .forEach(row -> rows.remove(row.key()));
      return chat;
    });
  }

  @Override
  public void copy(ChatId from, ChatId to, long last) {
    unit.step(() -> {
      of(from, row -> row.key().position() <= last)
          .forEach(row -> put(to, row.key().position(), row.key().alternate(), row.state()));
      return to;
    });
  }
}
