package io.fabula.domain.chat.state;

import io.fabula.domain.character.lore.LoreMemory;
import java.util.Map;

/**
 * What is known after a turn and not told by the messages.
 *
 * @param variables set by macros, by name
 * @param lore when entries came in that stay, rest or come but once
 */
public record ChatState(Map<String, String> variables, LoreMemory lore) {
  public static final ChatState EMPTY = new ChatState(Map.of(), LoreMemory.EMPTY);

  public ChatState {
    variables = Map.copyOf(variables);
  }
}
