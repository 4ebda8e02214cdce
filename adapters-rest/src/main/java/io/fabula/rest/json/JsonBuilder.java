package io.fabula.rest.json;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * JSON written by hand, for the few answers that are asked for so often that finding out how to write
 * them costs more than the writing.
 */
public final class JsonBuilder {
  private static final String HEX = "0123456789ABCDEF";
  private final StringBuilder out;

  /**
   * @param size the characters to expect
   */
  public JsonBuilder(int size) {
    this.out = new StringBuilder(size);
  }

  /** As it stands: names, punctuation, and values that hold nothing to escape. */
  public JsonBuilder raw(String json) {
    out.append(json);
    return this;
  }

  public JsonBuilder number(long value) {
    out.append(value);
    return this;
  }

  /**
   * @param value null is written as such
   */
  public JsonBuilder instant(Instant value) {
    return value == null ? raw("null") : raw("\"").raw(InstantText.of(value)).raw("\"");
  }

  /**
   * @param value null is written as such
   */
  public JsonBuilder string(String value) {
    if (value == null) return raw("null");
    out.append('"');
    int plain = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= 0x20 && c != '"' && c != '\\') continue;
      out.append(value, plain, i);
      escape(c);
      plain = i + 1;
    }
    out.append(value, plain, value.length()).append('"');
    return this;
  }

  public JsonBuilder strings(List<String> values) {
    out.append('[');
    for (int i = 0; i < values.size(); i++) raw(i == 0 ? "" : ",").string(values.get(i));
    return raw("]");
  }

  /** Anything else, as {@link JsonFormat} has it. */
  public JsonBuilder value(Object view) {
    return raw(view == null ? "null" : new String(JsonFormat.write(view), StandardCharsets.UTF_8));
  }

  private void escape(char c) {
    out.append('\\');
    switch (c) {
      case '"', '\\' -> out.append(c);
      case '\b' -> out.append('b');
      case '\f' -> out.append('f');
      case '\n' -> out.append('n');
      case '\r' -> out.append('r');
      case '\t' -> out.append('t');
      default -> out.append("u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
    }
  }

  public byte[] bytes() {
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }
}
