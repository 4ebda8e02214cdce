package io.fabula.application.chat;

import io.fabula.domain.account.Caller;
import io.fabula.domain.chat.Chat;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.Message;
import io.fabula.domain.chat.MessageId;
import io.fabula.domain.shared.SharedError;
import java.util.Optional;

/** Chats and messages as their owner finds them; to everyone else they are absent. */
record OwnChats(ChatStores stores) {
  Chat chat(Caller caller, ChatId id) {
    Chat chat = stores.chats().find(id).orElseThrow(() -> SharedError.NotFound.failure("chat"));
    chat.requireOwner(caller.id());
    return chat;
  }

  Message message(Caller caller, MessageId id) {
    return stores.messages().find(id)
        .filter(message -> stores.chats().ownerOf(message.chat()).filter(caller.id()::equals).isPresent())
        .orElseThrow(() -> SharedError.NotFound.failure("message"));
  }

  /** The newest message of a chat that is known to be theirs. */
  Optional<Message> last(ChatId chat) {
    return stores.messages().before(chat, Long.MAX_VALUE, 1).stream().findFirst();
  }
}
