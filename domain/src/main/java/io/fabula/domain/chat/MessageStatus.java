package io.fabula.domain.chat;

/** How a message's text came to its end. */
public enum MessageStatus {
  /** As long as it was meant to be. */
  COMPLETE,
  /** Broken off; what there is stands. */
  INTERRUPTED
}
