package io.fabula.domain.chat;

import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.prompt.TokenUsage;
import java.time.Instant;
import java.util.Optional;

/** One of the texts a message may have: what users call a swipe. */
public record Alternate(
    String content, MessageStatus status, Optional<ModelId> model, Optional<TokenUsage> usage,
    Instant createdAt) {}
