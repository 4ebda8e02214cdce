package io.fabula.application.chat.prompt;

import io.fabula.domain.character.lore.LoreVerdict;
import io.fabula.domain.chat.ledger.PromptInputs;
import io.fabula.domain.chat.state.ChatState;
import io.fabula.domain.prompt.GenerationRequest;
import io.fabula.domain.prompt.Prompt;
import java.util.List;
import java.util.Optional;

/**
 * What a model is asked, and why.
 *
 * @param lore what became of each entry of the character's book
 * @param state what the chat knows after it, where that has changed
 */
public record Asked(GenerationRequest request, PromptInputs inputs, List<LoreVerdict> lore,
    Optional<ChatState> state) {
  public Prompt prompt() {
    return request.prompt();
  }
}
