package io.fabula.application.chat.prompt;

import io.fabula.domain.character.lore.LoreMemory;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.state.ChatState;
import io.fabula.domain.chat.state.ChatStates;
import java.util.Map;
import java.util.Optional;

/**
 * A chat's state at the beginning of one turn, read when somebody first asks for it: most cards never
 * do.
 */
final class TurnState {
  private final ChatStates states;
  private final ChatId chat;
  private final long before;
  private ChatState known;

  /**
   * @param before the place of the reply that the turn works on
   */
  TurnState(ChatStates states, ChatId chat, long before) {
    this.states = states;
    this.chat = chat;
    this.before = before;
  }

  private ChatState known() {
    if (known == null) known = states.before(chat, before);
    return known;
  }

  Map<String, String> variables() {
    return known().variables();
  }

  LoreMemory lore() {
    return known().lore();
  }

  /** What the turn leaves behind; absent where that is what it found. */
  Optional<ChatState> after(Optional<Map<String, String>> variables, Optional<LoreMemory> lore) {
    if (variables.isEmpty() && lore.isEmpty()) return Optional.empty();
    var after = new ChatState(variables.orElseGet(this::variables), lore.orElseGet(this::lore));
    return Optional.of(after).filter(state -> !state.equals(known()));
  }
}
