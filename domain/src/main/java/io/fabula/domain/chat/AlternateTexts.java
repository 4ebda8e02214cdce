package io.fabula.domain.chat;

import java.util.List;

/** The store of all texts of those messages that have more than one. */
public interface AlternateTexts {
  /** In the order of their index; empty for a message that has only its own text. */
  List<Alternate> of(MessageId message);

  /** Sets one, new or known; a known one keeps the time it was made at. */
  void put(MessageId message, int index, Alternate alternate);
}
