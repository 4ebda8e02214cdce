package io.fabula.application.chat;

import io.fabula.domain.chat.TurnId;

/**
 * Where a reader of a turn left off.
 *
 * @param number of the last event it has
 */
public record EventMark(TurnId turn, int number) {}
