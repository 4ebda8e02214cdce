package io.fabula.llm.openai;

import io.fabula.domain.prompt.FinishReason;
import io.fabula.domain.prompt.JsonText;
import io.fabula.domain.prompt.TokenUsage;
import java.util.Optional;

/**
 * What one event of a streamed completion says.
 *
 * @param text empty where it brings none
 * @param sliced whether the text is a window on the event's own bytes
 * @param error the provider's words
 */
record CompletionChunk(
    JsonText text,
    boolean sliced,
    Optional<FinishReason> finish,
    Optional<TokenUsage> usage,
    Optional<String> error) {

  /** Nothing but text, so that the next event of the same shape can be read by comparison. */
  boolean onlyText() {
    return sliced && !text.isEmpty() && finish.isEmpty() && usage.isEmpty() && error.isEmpty();
  }
}
