package io.fabula.domain.chat.state;

import io.fabula.domain.account.UserFixtures;
import io.fabula.domain.chat.Chat;
import io.fabula.domain.chat.ChatFixtures;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.InMemoryChats;
import io.fabula.domain.chat.InMemoryMessages;
import io.fabula.domain.chat.Messages;
import io.fabula.domain.shared.InMemoryUnitOfWork;

class InMemoryChatStatesTest implements ChatStatesContract {
  private final InMemoryUnitOfWork unit = new InMemoryUnitOfWork();
  private final InMemoryChats chats = new InMemoryChats(unit);
  private final InMemoryMessages messages = new InMemoryMessages(unit, chats);
  private final InMemoryChatStates states = new InMemoryChatStates(unit, chats, messages);

  @Override
  public ChatStates subject() {
    return states;
  }

  @Override
  public Messages messages() {
    return messages;
  }

  @Override
  public ChatId chat() {
    Chat chat = ChatFixtures.chat(UserFixtures.anyone().snapshot().id());
    chats.add(chat);
    return chat.snapshot().id();
  }
}
