package io.fabula.persistence.asset.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.fabula.domain.asset.AssetError;
import java.io.ByteArrayOutputStream;

/** GIF as its blocks (GIF89a, section 12 onwards). */
final class GifFile {
  private static final int IMAGE = 0x2C;
  private static final int EXTENSION = 0x21;
  private static final int END = 0x3B;
  private static final int GRAPHIC_CONTROL = 0xF9;
  private static final int APPLICATION = 0xFF;

  private final byte[] file;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int at;

  private GifFile(byte[] file) {
    this.file = file;
  }

  static boolean isOne(byte[] file) {
    return file.length >= 13 && new String(file, 0, 4, ISO_8859_1).equals("GIF8");
  }

  /** Without comments, plain texts and applications' blocks but the one that lets it loop. */
  static byte[] stripped(byte[] file) {
    return new GifFile(file).stripped();
  }

  /** Where its end is; what follows is no part of the picture. */
  static int end(byte[] file) {
    var gif = new GifFile(file);
    gif.stripped();
    return gif.at + 1;
  }

  private byte[] stripped() {
    Pixels.check(u8(6) | u8(7) << 8, u8(8) | u8(9) << 8);
    at = 13 + colours(u8(10));
    keep(0, at);
    while (u8(at) != END) {
      int from = at;
      switch (u8(at)) {
        case IMAGE -> {
          at += 10 + colours(u8(at + 9)) + 1;
          skipSubBlocks();
          keep(from, at);
        }
        case EXTENSION -> {
          boolean kept = isForPixels(at);
          at += 2;
          skipSubBlocks();
          if (kept) keep(from, at);
        }
        default -> throw damaged();
      }
    }
    out.write(END);
    return out.toByteArray();
  }

  private static int colours(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
  }

  private boolean isForPixels(int extension) {
    int label = u8(extension + 1);
    if (label != APPLICATION) return label == GRAPHIC_CONTROL;
    u8(extension + 13);
    return new String(file, extension + 3, 11, ISO_8859_1).equals("NETSCAPE2.0");
  }

  private void skipSubBlocks() {
    while (u8(at) != 0) at += 1 + u8(at);
    at++;
  }

  private void keep(int from, int to) {
    u8(to - 1);
    out.write(file, from, to - from);
  }

  private int u8(int index) {
    if (index >= file.length) throw damaged();
    return Byte.toUnsignedInt(file[index]);
  }

  private static RuntimeException damaged() {
    return AssetError.BrokenPicture.failure("the GIF is damaged");
  }
}
