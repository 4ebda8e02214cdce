package io.fabula.domain.chat.reading;

import io.fabula.domain.account.UserId;
import io.fabula.domain.chat.Chat;
import io.fabula.domain.chat.ChatFixtures;
import io.fabula.domain.chat.InMemoryChats;
import io.fabula.domain.chat.InMemoryMessages;
import io.fabula.domain.shared.IdFixtures;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import io.fabula.domain.shared.UnitOfWork;
import java.util.List;

class InMemoryReadingAheadTest implements ReadingAheadContract {
  private final InMemoryUnitOfWork unit = new InMemoryUnitOfWork();
  private final InMemoryChats chats = new InMemoryChats(unit);
  private final InMemoryMessages messages = new InMemoryMessages(unit, chats);
  private final Chat chat = ChatFixtures.chat(new UserId(IdFixtures.fresh()));

  InMemoryReadingAheadTest() {
    chats.add(chat);
    messages.add(ChatFixtures.message(chat.snapshot().id(), 1, "word"));
  }

  @Override
  public ReadingAhead subject() {
    return ReadingAhead.NONE;
  }

  @Override
  public UnitOfWork unit() {
    return unit;
  }

  @Override
  public ReadingAhead.Prompt prompt() {
    return new ReadingAhead.Prompt(chat.snapshot().id(), chat.snapshot().owner(), chat.speaker().id(),
        Long.MAX_VALUE, 10, 10);
  }

  @Override
  public List<Object> everything() {
    return List.of(chats.find(chat.snapshot().id()).map(Chat::snapshot),
        messages.said(chat.snapshot().id(), Long.MAX_VALUE, 10));
  }
}
