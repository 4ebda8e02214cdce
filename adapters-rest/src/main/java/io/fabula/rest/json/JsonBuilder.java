package io.fabula.rest.json;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/**
 * JSON written by hand, for the few answers that are asked for so often that finding out how to write
 * them costs more than the writing. Straight into the bytes that are sent: a page of messages would
 * else be copied three times, as a text for each value, as the whole text and as its bytes.
 */
public final class JsonBuilder {
  /** A member's name and all that stands around it: {@code ,"name":}. */
  public record Literal(byte[] bytes) {
    public static Literal of(String json) {
      return new Literal(json.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static final Literal NULL = Literal.of("null");
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] HEX_ESCAPED = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
  /** Below this, numbers are written digit by digit. */
  private static final long DIGITS_MAX = 1_000_000;
  private static final int UUID_LENGTH = 36;
  /** {@code \u001F} and the like. */
  private static final int ESCAPE_MAX = 6;
  private static final boolean[] ESCAPED = new boolean[256];

  static {
    Arrays.fill(ESCAPED, 0, ' ', true);
    ESCAPED['"'] = true;
    ESCAPED['\\'] = true;
  }

  private byte[] out;
  private int length;

  /**
   * @param size the bytes to expect
   */
  public JsonBuilder(int size) {
    this.out = new byte[size];
  }

  /** As it stands: names, punctuation, and values that hold nothing to escape. */
  public JsonBuilder raw(Literal json) {
    return raw(json.bytes());
  }

  private JsonBuilder raw(byte[] json) {
    copy(json, 0, json.length);
    return this;
  }

  public JsonBuilder number(long value) {
    if (value < 0 || value >= DIGITS_MAX) return raw(Long.toString(value));
    // most numbers here are small, and a text for each would be the dearest part of them
    int digits = 1;
    for (long rest = value; rest >= 10; rest /= 10) digits++;
    reserve(digits);
    long rest = value;
    for (int at = length + digits - 1; at >= length; at--, rest /= 10) out[at] = (byte) ('0' + rest % 10);
    length += digits;
    return this;
  }

  /**
   * @param value null is written as such
   */
  public JsonBuilder number(BigDecimal value) {
    return value == null ? raw(NULL) : raw(value.toString());
  }

  private JsonBuilder raw(String ascii) {
    return raw(ascii.getBytes(StandardCharsets.ISO_8859_1));
  }

  /**
   * @param value null is written as such
   */
  public JsonBuilder instant(Instant value) {
    if (value == null) return raw(NULL);
    reserve(2);
    out[length++] = '"';
    raw(InstantText.bytes(value));
    reserve(1);
    out[length++] = '"';
    return this;
  }

  public JsonBuilder id(UUID value) {
    reserve(UUID_LENGTH + 2);
    out[length++] = '"';
    hex(value.getMostSignificantBits() >>> 32, 8);
    out[length++] = '-';
    hex(value.getMostSignificantBits() >>> 16, 4);
    out[length++] = '-';
    hex(value.getMostSignificantBits(), 4);
    out[length++] = '-';
    hex(value.getLeastSignificantBits() >>> 48, 4);
    out[length++] = '-';
    hex(value.getLeastSignificantBits(), 12);
    out[length++] = '"';
    return this;
  }

  private void hex(long bits, int digits) {
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4)
      out[length++] = HEX[(int) (bits >>> shift) & 15];
  }

  /**
   * Half of a surrogate pair becomes a question mark.
   *
   * @param value null is written as such
   */
  public JsonBuilder string(String value) {
    if (value == null) return raw(NULL);
    // encoded by the JDK as fast as memory allows; here only what must be escaped is looked for
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    reserve(text.length + 2);
    out[length++] = '"';
    int written = 0;
    for (int i = 0; i < text.length; i++) {
      if (!ESCAPED[text[i] & 0xFF]) continue;
      copy(text, written, i);
      reserve(ESCAPE_MAX);
      escape(text[i]);
      written = i + 1;
    }
    copy(text, written, text.length);
    reserve(1);
    out[length++] = '"';
    return this;
  }

  private void copy(byte[] text, int from, int to) {
    reserve(to - from);
    System.arraycopy(text, from, out, length, to - from);
    length += to - from;
  }

  private void escape(byte c) {
    out[length++] = '\\';
    switch (c) {
      case '"', '\\' -> out[length++] = c;
      case '\b' -> out[length++] = 'b';
      case '\f' -> out[length++] = 'f';
      case '\n' -> out[length++] = 'n';
      case '\r' -> out[length++] = 'r';
      case '\t' -> out[length++] = 't';
      default -> {
        out[length++] = 'u';
        out[length++] = '0';
        out[length++] = '0';
        out[length++] = HEX_ESCAPED[c >> 4];
        out[length++] = HEX_ESCAPED[c & 15];
      }
    }
  }

  private void reserve(int more) {
    if (more > out.length - length) out = Arrays.copyOf(out, Math.max(length + more, out.length * 2));
  }

  public byte[] bytes() {
    return length == out.length ? out : Arrays.copyOf(out, length);
  }
}
