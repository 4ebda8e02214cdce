package io.fabula.application.chat;

import io.fabula.application.chat.prompt.TurnPrompts;
import io.fabula.domain.character.Definition;
import io.fabula.domain.character.lore.LoreMemory;
import io.fabula.domain.chat.Alternate;
import io.fabula.domain.chat.Chat;
import io.fabula.domain.chat.Message;
import io.fabula.domain.chat.MessageStatus;
import io.fabula.domain.chat.TurnId;
import io.fabula.domain.chat.state.ChatState;
import io.fabula.domain.prompt.macro.MacroValues;
import io.fabula.domain.prompt.macro.Macros;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How chats open. */
final class Greetings {
  /** A greeting, and the variables that its macros have set. */
  record Greeting(String text, Map<String, String> variables) {}

  private final ChatStores stores;
  private final TurnPrompts prompts;

  Greetings(ChatStores stores, TurnPrompts prompts) {
    this.stores = stores;
    this.prompts = prompts;
  }

  /** Each for itself: only one of them will have been said. */
  List<Greeting> of(Chat chat, Definition definition) {
    MacroValues values = prompts.opening(chat.snapshot(), definition,
        new TurnId(chat.snapshot().id().value()));
    return definition.greetings().stream().map(text -> {
      var macros = new Macros(values);
      return new Greeting(macros.expand(text), macros.variables().orElse(Map.of()));
    }).toList();
  }

  /** Keeps the message that shows one of them, with all as its alternates. Part of a unit of work. */
  void keep(Message message, List<Greeting> greetings, Instant now) {
    stores.messages().add(message);
    for (int i = 0; i < greetings.size(); i++) {
      Greeting greeting = greetings.get(i);
      if (greetings.size() > 1) {
        stores.alternates().put(message.id(), i, new Alternate(greeting.text(), MessageStatus.COMPLETE,
            Optional.empty(), Optional.empty(), now));
      }
      if (!greeting.variables().isEmpty()) {
        stores.states().put(message.chat(), message.position(), i,
            new ChatState(greeting.variables(), LoreMemory.EMPTY));
      }
    }
  }
}
