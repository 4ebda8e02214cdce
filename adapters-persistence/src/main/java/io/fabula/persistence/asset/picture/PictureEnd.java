package io.fabula.persistence.asset.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** Where a picture ends in its file, by its own blocks; what lies behind is something else. */
final class PictureEnd {
  private PictureEnd() {}

  /**
   * Absent for what is no picture.
   *
   * @throws IndexOutOfBoundsException where it ends before its end
   */
  static Optional<Integer> of(byte[] file) {
    if (PngFile.isOne(file)) return Optional.of(PngFile.parse(file).end());
    if (JpegFile.isOne(file)) return Optional.of(JpegFile.end(file));
    if (GifFile.isOne(file)) return Optional.of(GifFile.end(file));
    if (WebpFile.isOne(file)) {
      long length = Integer.toUnsignedLong(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(4));
      return Optional.of((int) Math.min(Integer.MAX_VALUE, 8 + length + (length & 1)));
    }
    return Optional.empty();
  }
}
