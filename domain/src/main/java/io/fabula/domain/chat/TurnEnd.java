package io.fabula.domain.chat;

import io.fabula.domain.prompt.TokenUsage;
import java.util.Optional;

/**
 * The durable end of a turn.
 *
 * @param answer the message that holds its text; absent where no text came
 */
public record TurnEnd(TurnOutcome outcome, Optional<Message> answer, Optional<TokenUsage> usage) {}
