package io.fabula.domain.chat;

/** How a message's text came to its end. */
public enum MessageStatus {
  COMPLETE,
  INTERRUPTED
}
