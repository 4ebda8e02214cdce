package io.fabula.domain.chat;

import io.fabula.domain.prompt.Role;
import java.util.List;
import java.util.Optional;

/** The store of messages. No call reads more of a chat than it gives back. */
public interface Messages {
  /** Adds a message at its place. */
  void add(Message message);

  /** Absent where there is none, or no more. */
  Optional<Message> find(MessageId id);

  /** Saves text, status and choice of a message that is there. */
  void save(Message message);

  /** The newest messages before a position, in time order, at most so many. */
  List<Message> before(ChatId chat, long position, int limit);

  /** As {@link #before}, the newest first, with no more of each than a prompt needs. */
  List<Said> said(ChatId chat, long position, int limit);

  /**
   * Counts the messages before a position. Reads all of them, so it is asked only where something
   * depends on it.
   */
  Tally tally(ChatId chat, long position);

  /** Removes those from one position to another, both included; says how many there were. */
  long remove(ChatId chat, long from, long to);

  /** Who said what. */
  record Said(long position, Role role, String content) {}

  /**
   * How much was said.
   *
   * @param replies how often the character spoke, its greeting left out
   */
  record Tally(long messages, long replies) {}
}
