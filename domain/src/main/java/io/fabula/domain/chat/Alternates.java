package io.fabula.domain.chat;

/**
 * Which of a message's texts is shown.
 *
 * @param index the chosen one, from 0
 * @param count how many there are
 */
public record Alternates(int index, int count) {
  public static final Alternates ONE = new Alternates(0, 1);

  public Alternates {
    if (index < 0 || index >= count)
      throw new IllegalArgumentException("alternate " + index + " of " + count);
  }
}
