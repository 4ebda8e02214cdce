package io.fabula.rest.json;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
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
  private static final int UUID_LENGTH = 36;
  /** The most bytes that a char becomes: an escape. */
  private static final int CHAR_MAX = 6;

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
    reserve(json.length);
    System.arraycopy(json, 0, out, length, json.length);
    length += json.length;
    return this;
  }

  public JsonBuilder number(long value) {
    return raw(Long.toString(value).getBytes(StandardCharsets.ISO_8859_1));
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
   * @param value null is written as such
   */
  public JsonBuilder string(String value) {
    if (value == null) return raw(NULL);
    // what most texts need; the few that need more grow on the way
    reserve(value.length() + CHAR_MAX + 2);
    out[length++] = '"';
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= 0x20 && c < 0x80 && c != '"' && c != '\\') out[length++] = (byte) c;
      else if (c < 0x80) escape(c);
      else i += encode(c, i + 1 < value.length() ? value.charAt(i + 1) : 0);
      if (out.length - length <= CHAR_MAX) reserve(value.length() - i + CHAR_MAX);
    }
    out[length++] = '"';
    return this;
  }

  /** What is beyond ASCII as UTF-8; says how many chars more than one it took. Half a pair becomes a question mark. */
  private int encode(char c, char following) {
    if (c < 0x800) {
      out[length++] = (byte) (0xC0 | c >> 6);
    } else if (Character.isSurrogatePair(c, following)) {
      int point = Character.toCodePoint(c, following);
      out[length++] = (byte) (0xF0 | point >> 18);
      out[length++] = (byte) (0x80 | point >> 12 & 0x3F);
      out[length++] = (byte) (0x80 | point >> 6 & 0x3F);
      out[length++] = (byte) (0x80 | point & 0x3F);
      return 1;
    } else if (Character.isSurrogate(c)) {
      out[length++] = '?';
      return 0;
    } else {
      out[length++] = (byte) (0xE0 | c >> 12);
      out[length++] = (byte) (0x80 | c >> 6 & 0x3F);
    }
    out[length++] = (byte) (0x80 | c & 0x3F);
    return 0;
  }

  private void escape(char c) {
    if (c == 0x7F) {
      out[length++] = (byte) c;
      return;
    }
    out[length++] = '\\';
    switch (c) {
      case '"', '\\' -> out[length++] = (byte) c;
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

  public JsonBuilder strings(List<String> values) {
    reserve(2);
    out[length++] = '[';
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) out[length++] = ',';
      string(values.get(i));
      reserve(2);
    }
    out[length++] = ']';
    return this;
  }

  /** Anything else, as {@link JsonFormat} has it. */
  public JsonBuilder value(Object view) {
    return view == null ? raw(NULL) : raw(JsonFormat.write(view));
  }

  private void reserve(int more) {
    if (more > out.length - length) out = Arrays.copyOf(out, Math.max(length + more, out.length * 2));
  }

  public byte[] bytes() {
    return length == out.length ? out : Arrays.copyOf(out, length);
  }
}
