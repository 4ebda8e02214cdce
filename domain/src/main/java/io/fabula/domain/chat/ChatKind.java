package io.fabula.domain.chat;

/** Which face made a chat. */
public enum ChatKind {
  /** One user and one character. */
  DIRECT
}
