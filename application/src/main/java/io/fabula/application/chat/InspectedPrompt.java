package io.fabula.application.chat;

import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.character.lore.LoreVerdict;
import io.fabula.domain.chat.MessageId;
import io.fabula.domain.prompt.Prompt;
import java.util.List;
import java.util.Optional;

/**
 * A prompt, and what became of each entry of lore.
 *
 * @param open whether the caller may read what the card tells the model
 * @param ownNote whether the author's note is the caller's, not the card's
 */
public record InspectedPrompt(ModelId model, int contextTokens, Prompt prompt, List<Lore> lore,
    boolean open, boolean ownNote) {

  /**
   * @param message the message that an entry's key was found in
   */
  public record Lore(LoreVerdict verdict, Optional<MessageId> message) {}
}
