package io.fabula.llm.openai;

import io.fabula.domain.prompt.JsonText;
import java.util.Arrays;

/**
 * Events of one stream are alike but for their text. What stood before and after the text of the
 * last parsed event is compared byte by byte with the next one; where both are equal and what lies
 * between is the inside of a JSON string, the parser would find the same (an eighth of its cost).
 */
final class EventShape {
  /** Longer ones are no token events; they are parsed every time rather than kept. */
  private static final int SIZE_MAX = 2048;
  private static final byte[] NOTHING = {};
  private static final JsonText NO_TEXT = new JsonText(NOTHING, 0, 0);

  private byte[] around = NOTHING;
  private int before;
  private int after;

  /** Learns from an event that holds nothing but text. */
  void learn(byte[] b, int from, int to, JsonText text) {
    before = text.from() - from;
    after = to - text.to();
    if (before + after > SIZE_MAX) {
      before = 0;
      return;
    }
    if (around.length < before + after) around = new byte[before + after];
    System.arraycopy(b, from, around, 0, before);
    System.arraycopy(b, text.to(), around, before, after);
  }

  /** The text of an event of the shape learnt; empty when it has another. */
  JsonText match(byte[] b, int from, int to) {
    int start = from + before;
    int end = to - after;
    boolean alike = before > 0 && start < end
        && Arrays.equals(b, from, start, around, 0, before)
        && Arrays.equals(b, end, to, around, before, before + after)
        && EscapedText.isWhole(b, start, end);
    return alike ? new JsonText(b, start, end) : NO_TEXT;
  }
}
