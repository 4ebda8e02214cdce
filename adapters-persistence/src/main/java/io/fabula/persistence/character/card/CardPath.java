package io.fabula.persistence.character.card;

import java.util.ArrayDeque;
import java.util.Optional;

/**
 * A place in a card, put into words only when somebody asks: most places are never spoken of, and a
 * name of a megabyte would be copied for each value below it.
 *
 * @param key of a member; empty for an item of a list
 */
record CardPath(Optional<CardPath> parent, String key, int index) {
  static final CardPath ROOT = new CardPath(Optional.empty(), "", -1);

  private static final int NAME_MAX = 100;

  CardPath member(String name) {
    return new CardPath(Optional.of(this), name, -1);
  }

  CardPath item(int place) {
    return new CardPath(Optional.of(this), "", place);
  }

  private String step() {
    if (index >= 0) return "[" + index + "]";
    return key.length() > NAME_MAX ? key.substring(0, NAME_MAX) + "…" : key;
  }

  /** Such as {@code character_book.entries[0].content}; empty for the root. */
  @Override
  public String toString() {
    var steps = new ArrayDeque<CardPath>();
    for (CardPath at = this; at.parent.isPresent(); at = at.parent.get()) steps.push(at);
    var words = new StringBuilder();
    for (CardPath step : steps)
      words.append(words.isEmpty() || step.index >= 0 ? "" : ".").append(step.step());
    return words.toString();
  }
}
