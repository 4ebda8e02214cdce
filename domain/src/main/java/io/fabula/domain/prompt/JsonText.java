package io.fabula.domain.prompt;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A piece of text in the form in which it travels from a provider's socket to a reader's: UTF-8,
 * escaped as the inside of a JSON string (RFC 8259, section 7), without the quotes. Kept so from end
 * to end because unescaping and escaping each token again is the larger half of a relay's own cost.
 *
 * <p>It is a window on a buffer that belongs to whoever calls: a receiver copies what it keeps.
 */
public record JsonText(byte[] bytes, int from, int to) {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /** Escapes a text; half a surrogate pair is written as its escape. */
  public static JsonText of(String text) {
    var out = new ByteArrayOutputStream(text.length() + 16);
    int plain = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean half = Character.isSurrogate(c) && !pairAt(text, i);
      if (!half && Character.isHighSurrogate(c)) i++;
      else if (c < 0x20 || c == '"' || c == '\\' || half) {
        out.writeBytes(text.substring(plain, i).getBytes(StandardCharsets.UTF_8));
        escape(c, out);
        plain = i + 1;
      }
    }
    out.writeBytes(text.substring(plain).getBytes(StandardCharsets.UTF_8));
    byte[] bytes = out.toByteArray();
    return new JsonText(bytes, 0, bytes.length);
  }

  private static boolean pairAt(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        && i + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(i + 1));
  }

  private static void escape(char c, ByteArrayOutputStream out) {
    out.write('\\');
    switch (c) {
      case '"', '\\' -> out.write(c);
      case '\n' -> out.write('n');
      case '\r' -> out.write('r');
      case '\t' -> out.write('t');
      default -> {
        out.write('u');
        for (int shift = 12; shift >= 0; shift -= 4) out.write(HEX[c >> shift & 15]);
      }
    }
  }

  /** The longest beginning of at most so many bytes that tears no character and no escape apart. */
  public JsonText head(int max) {
    if (length() <= max) return this;
    int end = from;
    for (int next = from; next <= from + max; next = after(next)) end = next;
    return new JsonText(bytes, from, end);
  }

  private int after(int i) {
    if (bytes[i] == '\\') return i + escapeLength(i);
    int next = i + 1;
    while (next < to && (bytes[next] & 0xC0) == 0x80) next++;
    return next;
  }

  /** Two escapes that are one character together count as one. */
  private int escapeLength(int i) {
    if (bytes[i + 1] != 'u') return 2;
    boolean high = (bytes[i + 2] | 0x20) == 'd' && "89abAB".indexOf(bytes[i + 3]) >= 0;
    return high && i + 12 <= to && bytes[i + 6] == '\\' && bytes[i + 7] == 'u' ? 12 : 6;
  }

  /** In bytes, escaped. */
  public int length() {
    return to - from;
  }

  /** Whether there is nothing in it. */
  public boolean isEmpty() {
    return from == to;
  }

  /** The length of {@link #unescaped} in characters, without making it. */
  public int unescapedLength() {
    int length = 0;
    for (int i = from; i < to; i++) {
      int b = bytes[i];
      if ((b & 0xC0) == 0x80) continue;
      length++;
      if (b == '\\') i += bytes[i + 1] == 'u' ? 5 : 1;
      else if ((b & 0xF8) == 0xF0) length++;
    }
    return length;
  }

  /** The text as people read it. */
  public String unescaped() {
    String escaped = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    if (escaped.indexOf('\\') < 0) return escaped;
    var text = new StringBuilder(escaped.length());
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      switch (escaped.charAt(++i)) {
        case 'n' -> text.append('\n');
        case 'r' -> text.append('\r');
        case 't' -> text.append('\t');
        case 'b' -> text.append('\b');
        case 'f' -> text.append('\f');
        case 'u' -> {
          text.append((char) Integer.parseInt(escaped, i + 1, i + 5, 16));
          i += 4;
        }
        default -> text.append(escaped.charAt(i));
      }
    }
    return text.toString();
  }
}
