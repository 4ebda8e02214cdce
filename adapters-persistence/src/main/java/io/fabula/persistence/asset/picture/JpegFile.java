package io.fabula.persistence.asset.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.fabula.domain.asset.AssetError;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/** JPEG as its marker segments (ITU-T T.81, annex B). */
public final class JpegFile {
  private static final int START_OF_SCAN = 0xDA;
  private static final int END_OF_IMAGE = 0xD9;
  private static final int EXIF = 0xE1;

  private final byte[] file;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int at = 2;

  private JpegFile(byte[] file) {
    this.file = file;
  }

  public static boolean isOne(byte[] file) {
    return file.length > 3 && u8(file, 0) == 0xFF && u8(file, 1) == 0xD8 && u8(file, 2) == 0xFF;
  }

  /** Without EXIF, XMP, comments, makers' segments and anything behind the end. */
  static byte[] stripped(byte[] file) {
    return new JpegFile(file).stripped();
  }

  /** Where its end is; what follows is no part of the picture. */
  static int end(byte[] file) {
    var jpeg = new JpegFile(file);
    jpeg.stripped();
    return jpeg.at;
  }

  /** Its EXIF block, where it has one. */
  static Optional<Slice> exif(byte[] file) {
    int at = 2;
    while (at + 4 <= file.length && u8(file, at) == 0xFF && u8(file, at + 1) != START_OF_SCAN) {
      int length = u8(file, at + 2) << 8 | u8(file, at + 3);
      if (length < 2 || at + 2 + length > file.length) break;
      if (u8(file, at + 1) == EXIF) return Optional.of(new Slice(file, at + 4, length - 2));
      at += 2 + length;
    }
    return Optional.empty();
  }

  /**
   * The picture without the place in its EXIF, of the same length; this very one where it names none
   * or cannot be read to where it would.
   */
  public static byte[] withoutPlace(byte[] file) {
    byte[] changed = file;
    int at = 2;
    while (at + 4 <= file.length && u8(file, at) == 0xFF && u8(file, at + 1) != START_OF_SCAN) {
      int length = u8(file, at + 2) << 8 | u8(file, at + 3);
      if (length < 2 || at + 2 + length > file.length) break;
      if (u8(file, at + 1) == EXIF) {
        var segment = new Slice(file, at + 4, length - 2);
        Optional<byte[]> clean = ExifPlace.removed(segment);
        if (clean.isPresent()) {
          if (changed == file) changed = file.clone();
          Arrays.fill(changed, at + 4, at + 2 + length, (byte) 0);
          System.arraycopy(clean.get(), 0, changed, at + 4, Math.min(clean.get().length, length - 2));
        }
      }
      at += 2 + length;
    }
    return changed;
  }

  private byte[] stripped() {
    out.write(file, 0, 2);
    while (true) {
      int marker = marker();
      if (marker == END_OF_IMAGE) {
        out.write(0xFF);
        out.write(marker);
        return out.toByteArray();
      }
      int from = at;
      int length = need(at, 2) << 8 | need(at + 1, 1);
      if (length < 2) throw damaged();
      need(at, length);
      at += length;
      if (isFrame(marker)) Pixels.check(u16(from + 5), u16(from + 3));
      if (marker == START_OF_SCAN) at = endOfScan(at);
      if (!kept(marker, from)) continue;
      out.write(0xFF);
      out.write(marker);
      out.write(file, from, at - from);
    }
  }

  private int marker() {
    if (need(at, 2) != 0xFF) throw damaged();
    while (need(at, 1) == 0xFF) at++;
    return u8(file, at++);
  }

  /** The scan's own bytes end at the next marker that is neither a stuffed zero nor a restart. */
  private int endOfScan(int from) {
    for (int i = from; i + 1 < file.length; i++) {
      int next = u8(file, i + 1);
      if (u8(file, i) == 0xFF && next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) return i;
    }
    throw damaged();
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  /** Of the application segments: JFIF, the colour profile and Adobe's note on the colours. */
  private boolean kept(int marker, int from) {
    if (marker == 0xE2) return new String(file, from + 2, 11, ISO_8859_1).equals("ICC_PROFILE");
    boolean application = marker >= 0xE0 && marker <= 0xEF;
    return application ? marker == 0xE0 || marker == 0xEE : marker != 0xFE;
  }

  private int u16(int index) {
    return need(index, 2) << 8 | u8(file, index + 1);
  }

  private int need(int index, int count) {
    if (index + count > file.length) throw damaged();
    return u8(file, index);
  }

  private static int u8(byte[] bytes, int index) {
    return Byte.toUnsignedInt(bytes[index]);
  }

  private static RuntimeException damaged() {
    return AssetError.BrokenPicture.failure("the JPEG is damaged");
  }
}
