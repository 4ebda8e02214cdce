package io.fabula.persistence.character;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A PNG to carry a card. */
final class Cover {
  private static final int SIDE = 512;
  private static final int TOP = 0x3B4A6B;
  private static final int BOTTOM = 0x9FB4C7;

  private Cover() {}

  /** The picture as PNG; a plain one where there is none or its format has no decoder here. */
  static byte[] png(Optional<byte[]> picture) {
    Optional<byte[]> face = picture.flatMap(Face::stripped);
    if (face.filter(PngFile::isOne).isPresent()) return face.get();
    return face.flatMap(Cover::decoded).map(Cover::encoded).orElseGet(Cover::plain);
  }

  private static Optional<BufferedImage> decoded(byte[] picture) {
    try {
      // read closes the stream itself, and it holds nothing but memory
      return Optional
          .ofNullable(ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(picture))));
    } catch (IOException | IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
      // the platform's decoders answer a damaged picture with any of these
      return Optional.empty();
    }
  }

  private static byte[] encoded(BufferedImage image) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  /** A calm dusk, from top to bottom. */
  static byte[] plain() {
    var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < SIDE; y++) {
      int colour = between(16, y) << 16 | between(8, y) << 8 | between(0, y);
      for (int x = 0; x < SIDE; x++) image.setRGB(x, y, colour);
    }
    return encoded(image);
  }

  private static int between(int shift, int y) {
    int top = TOP >> shift & 0xFF;
    int bottom = BOTTOM >> shift & 0xFF;
    return top + (bottom - top) * y / (SIDE - 1);
  }
}
