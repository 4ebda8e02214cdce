package io.fabula.domain.chat.state;

import io.fabula.domain.chat.ChatId;

/**
 * The store of states, each with a place in a chat and one alternate of the reply there. It may be put
 * before its reply is, so that both a turn's beginning and its state are durable together.
 */
public interface ChatStates {
  /**
   * The state at the newest reply before a place, where that reply's chosen alternate has one, else at
   * an earlier one; empty where no reply has any.
   */
  ChatState before(ChatId chat, long position);

  /** Sets a state, new or known. */
  void put(ChatId chat, long position, int alternate, ChatState state);

  /** Removes those from one position to another, both included. */
  void remove(ChatId chat, long from, long to);

  /** Gives one chat all states of another up to a place, included. */
  void copy(ChatId from, ChatId to, long last);
}
