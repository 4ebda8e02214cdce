package io.fabula.application.chat;

import io.fabula.domain.account.Caller;
import io.fabula.domain.account.User;
import io.fabula.domain.chat.Alternate;
import io.fabula.domain.chat.Chat;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.Message;
import io.fabula.domain.persona.Persona;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Whole chats, from their beginning, a piece at a time: of any length, and never in memory as a whole. */
public final class ChatTelling {
  private static final int AT_ONCE = 500;

  /**
   * A message with all of its texts.
   *
   * @param texts in the order of their index; one where there are no alternates
   */
  public record Told(Message message, List<String> texts) {}

  /**
   * A chat before its first message.
   *
   * @param user how its owner is called there
   * @param variables that its messages have set
   */
  public record Opening(Chat.Snapshot chat, String user, Map<String, String> variables) {}

  private final ChatStores stores;
  private final ChatPeople people;
  private final OwnChats own;

  public ChatTelling(ChatStores stores, ChatPeople people) {
    this.stores = stores;
    this.people = people;
    this.own = new OwnChats(stores);
  }

  public Page<Chat.Snapshot> own(Caller caller, PageRequest page) {
    return stores.chats().of(caller.id(), page).map(Chat::snapshot);
  }

  /** Where its persona is gone, the owner is called as they call themselves. */
  public Opening opening(Caller caller, ChatId id) {
    Chat.Snapshot chat = own.chat(caller, id).snapshot();
    String user = chat.persona().flatMap(people.personas()::find).map(Persona::snapshot)
        .map(Persona.Snapshot::name)
        .or(() -> people.users().find(caller.id()).map(User::snapshot).map(User.Snapshot::displayName))
        .orElse("User");
    return new Opening(chat, user, stores.states().before(id, chat.nextPosition()).variables());
  }

  /** Hands over every message in the order of time. */
  public void tell(Chat.Snapshot chat, Consumer<Told> listener) {
    for (long from = 0; from < chat.nextPosition(); from += AT_ONCE) {
      long first = from;
      stores.messages().before(chat.id(), from + AT_ONCE, AT_ONCE).stream()
          .filter(message -> message.position() >= first)
          .forEach(message -> listener.accept(new Told(message, texts(message))));
    }
  }

  private List<String> texts(Message message) {
    if (message.alternates().count() < 2) return List.of(message.content());
    return stores.alternates().of(message.id()).stream().map(Alternate::content).toList();
  }
}
