package io.fabula.persistence.asset.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A PNG to carry a card. */
public final class Cover {
  private static final int SIDE = 512;
  private static final int TOP = 0x3B4A6B;
  private static final int BOTTOM = 0x9FB4C7;

  /** Four bytes each while it is decoded, and as much again in some decoders: 64 MB at most. */
  private static final long MAX_DECODED = 8_000_000;

  private Cover() {}

  /** The picture as PNG; a plain one where there is none, or one too damaged or large to decode. */
  public static byte[] png(Optional<byte[]> picture) {
    Optional<byte[]> face = picture.flatMap(Face::stripped);
    if (face.filter(PngFile::isOne).isPresent()) return face.get();
    return face.flatMap(Cover::decoded).map(Cover::encoded).orElseGet(Cover::plain);
  }

  private static Optional<BufferedImage> decoded(byte[] picture) {
    // the caches of the platform's streams would go to disk; this one holds nothing but memory
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(picture))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      return readers.hasNext() ? decoded(readers.next(), in) : Optional.empty();
    } catch (IOException | IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
      // decoders answer a damaged picture with any of these
      return Optional.empty();
    }
  }

  private static Optional<BufferedImage> decoded(ImageReader reader, ImageInputStream in) throws IOException {
    try {
      reader.setInput(in, true, true);
      boolean small = (long) reader.getWidth(0) * reader.getHeight(0) <= MAX_DECODED;
      return small ? Optional.of(reader.read(0)) : Optional.empty();
    } finally {
      reader.dispose();
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
  public static byte[] plain() {
    return Plain.BYTES.clone();
  }

  public static boolean isPlain(byte[] picture) {
    return Arrays.equals(picture, Plain.BYTES);
  }

  /** Drawn when it is first asked for. */
  private static final class Plain {
    static final byte[] BYTES = encoded(drawn());

    private static BufferedImage drawn() {
      var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
      for (int y = 0; y < SIDE; y++) {
        int colour = between(16, y) << 16 | between(8, y) << 8 | between(0, y);
        for (int x = 0; x < SIDE; x++) image.setRGB(x, y, colour);
      }
      return image;
    }

    private static int between(int shift, int y) {
      int top = TOP >> shift & 0xFF;
      int bottom = BOTTOM >> shift & 0xFF;
      return top + (bottom - top) * y / (SIDE - 1);
    }
  }
}
