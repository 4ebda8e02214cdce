package io.fabula.domain.chat.ledger;

import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.TurnId;

/**
 * What the ledger holds of one turn.
 *
 * @param promptHash SHA-256 of what the model was sent, in hexadecimal digits
 * @param promptTokens as they were counted
 */
public record LedgerEntry(TurnId turn, ChatId chat, PromptInputs inputs, String promptHash,
    int promptTokens) {}
