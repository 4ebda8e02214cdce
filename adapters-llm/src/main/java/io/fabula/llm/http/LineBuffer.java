package io.fabula.llm.http;

import java.util.Arrays;

/**
 * Cuts bytes into lines that end in LF or CRLF. A line that lies whole in the caller's buffer is
 * read in place; only the beginning of one that goes on in the next read is copied.
 */
public final class LineBuffer {
  private static final byte[] NOTHING = {};
  private static final int SIZE_FIRST = 256;
  private static final int SIZE_KEPT_MAX = 1024;

  private final int limit;
  private byte[] kept = NOTHING;
  private int length;
  private byte[] line = NOTHING;
  private int from;
  private int to;

  public LineBuffer(int limit) {
    this.limit = limit;
  }

  /**
   * Takes the next line.
   *
   * @return the index behind the line, or -1 when it has no end yet; all bytes are taken then
   */
  public int next(byte[] b, int start, int end) {
    int feed = start;
    while (feed < end && b[feed] != '\n') feed++;
    if (length + feed - start > limit) throw new MalformedReply("a line of more than " + limit + " bytes");
    if (feed == end) {
      keep(b, start, end);
      return -1;
    }
    if (length == 0) {
      line = b;
      from = start;
      to = feed;
    } else {
      keep(b, start, feed);
      line = kept;
      from = 0;
      to = length;
      length = 0;
    }
    if (to > from && line[to - 1] == '\r') to--;
    return feed + 1;
  }

  private void keep(byte[] b, int start, int end) {
    int size = length + end - start;
    if (size > kept.length) kept = Arrays.copyOf(kept, Math.max(size, Math.max(SIZE_FIRST, kept.length * 2)));
    System.arraycopy(b, start, kept, length, end - start);
    length = size;
  }

  /** Forgets an unfinished line, and memory that one long line took. */
  public void reset() {
    length = 0;
    line = NOTHING;
    from = 0;
    to = 0;
    if (kept.length > SIZE_KEPT_MAX) kept = NOTHING;
  }

  /** The unfinished line becomes the line; false when there is none. */
  public boolean last() {
    if (length == 0) return false;
    line = kept;
    from = 0;
    to = length;
    length = 0;
    return true;
  }

  /** The bytes that hold the line, valid until the next call. */
  public byte[] bytes() {
    return line;
  }

  public int from() {
    return from;
  }

  public int to() {
    return to;
  }
}
