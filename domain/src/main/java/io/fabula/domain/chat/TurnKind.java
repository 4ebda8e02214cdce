package io.fabula.domain.chat;

/** What a turn does with its text. */
public enum TurnKind {
  /** Answers a message of the user's with a new one. */
  REPLY,
  /** Adds an alternate to a reply that is there. */
  REGENERATE,
  /** Appends to a reply that is there. */
  CONTINUE,
  /** Shows what the user might say; leaves nothing behind. */
  SUGGESTION
}
