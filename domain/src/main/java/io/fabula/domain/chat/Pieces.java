package io.fabula.domain.chat;

import io.fabula.domain.prompt.JsonText;

/**
 * A run of pieces of a turn's text, a window on the turn's own buffer: what it shows never changes.
 *
 * @param first the number of its first piece, from 0
 * @param count how many
 */
public record Pieces(byte[] text, int[] ends, int first, int count) {
  /** Where the run begins in the text. */
  public int from() {
    return start(first);
  }

  /** Where the run ends in the text. */
  public int to() {
    return count == 0 ? from() : ends[first + count - 1];
  }

  /** The i-th piece of the run, from 0. */
  public JsonText piece(int i) {
    return new JsonText(text, start(first + i), ends[first + i]);
  }

  private int start(int piece) {
    return piece == 0 ? 0 : ends[piece - 1];
  }
}
