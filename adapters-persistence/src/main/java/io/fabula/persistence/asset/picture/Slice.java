package io.fabula.persistence.asset.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A stretch of a file that is not copied out of it: a file that claims a thousand large pieces costs
 * no more than itself.
 */
public record Slice(byte[] source, int from, int length) {
  public static Slice of(byte[] bytes) {
    return new Slice(bytes, 0, bytes.length);
  }

  public byte[] copy() {
    return Arrays.copyOfRange(source, from, from + length);
  }

  public Slice after(int skipped) {
    return new Slice(source, from + skipped, length - skipped);
  }

  public ByteBuffer buffer() {
    return ByteBuffer.wrap(source, from, length).slice();
  }

  int u8(int index) {
    return Byte.toUnsignedInt(source[from + index]);
  }

  String head(int count) {
    return new String(source, from, count, ISO_8859_1);
  }

  public String latin1() {
    return new String(source, from, length, ISO_8859_1);
  }

  /** Where the byte first stands, counted from the slice's start; -1 where it does not. */
  public int indexOf(byte wanted) {
    for (int i = 0; i < length; i++) if (source[from + i] == wanted) return i;
    return -1;
  }
}
