package io.fabula.domain.prompt;

import java.util.List;

/**
 * What a model is sent, and what it was made of.
 *
 * @param messages in the order the model reads them
 * @param parts every part that was considered, those left out too
 * @param totalTokens an estimate of all messages together
 */
public record Prompt(List<PromptMessage> messages, List<PromptPart> parts, int totalTokens) {
  public Prompt {
    messages = List.copyOf(messages);
    parts = List.copyOf(parts);
  }
}
