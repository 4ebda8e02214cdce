package io.fabula.domain.prompt;

/** Who speaks in a prompt, in the words of the chat-completion APIs. */
public enum Role {
  /** Instructions. */
  SYSTEM,
  /** Whoever talks with the model. */
  USER,
  /** The model. */
  ASSISTANT
}
