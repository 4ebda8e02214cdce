package io.fabula.domain.catalog;

import io.fabula.domain.chat.ChatId;

/** Wrong on purpose. */
public record RoomThatKnowsTooMuch(ChatId chat) {}
