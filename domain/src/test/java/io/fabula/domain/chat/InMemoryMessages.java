package io.fabula.domain.chat;

import io.fabula.domain.shared.InMemoryRows;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Messages in memory; the store of their alternates hears when one is removed. */
public final class InMemoryMessages implements Messages {
  private final InMemoryUnitOfWork unit;
  private final InMemoryRows<MessageId, Message> rows;
  private final List<Consumer<MessageId>> dependents = new ArrayList<>();

  public InMemoryMessages(InMemoryUnitOfWork unit, InMemoryChats chats) {
    this.unit = unit;
    this.rows = new InMemoryRows<>(unit);
    chats.whenRemoved(chat -> remove(chat, Long.MIN_VALUE, Long.MAX_VALUE));
  }

  void whenRemoved(Consumer<MessageId> dependent) {
    dependents.add(dependent);
  }

  @Override
  public void add(Message message) {
    rows.put(message.id(), message);
  }

  @Override
  public Optional<Message> find(MessageId id) {
    return rows.find(id);
  }

  @Override
  public void save(Message message) {
    unit.step(() -> {
      rows.find(message.id()).ifPresent(kept -> rows.put(kept.id(), message));
      return message;
    });
  }

  @Override
  public List<Message> before(ChatId chat, long position, int limit) {
    return rows.where(message -> message.chat().equals(chat) && message.position() < position).stream()
        .sorted(Comparator.comparingLong(Message::position).reversed()).limit(limit).toList().reversed();
  }

  @Override
  public List<Said> said(ChatId chat, long position, int limit) {
    return before(chat, position, limit).reversed().stream()
        .map(message -> new Said(message.position(), message.role(), message.content())).toList();
  }

  @Override
  public Tally tally(ChatId chat, long position) {
    List<Message> earlier = before(chat, position, Integer.MAX_VALUE);
    long replies = earlier.stream().filter(
        message -> message.role() == io.fabula.domain.prompt.Role.ASSISTANT && message.position() > 1)
        .count();
    return new Tally(earlier.size(), replies);
  }

  @Override
  public long remove(ChatId chat, long from, long to) {
    return unit.step(() -> {
      List<Message> removed = rows.where(
          message -> message.chat().equals(chat) && message.position() >= from && message.position() <= to);
      removed.forEach(message -> {
        rows.remove(message.id());
        dependents.forEach(dependent -> dependent.accept(message.id()));
      });
      return (long) removed.size();
    });
  }
}
