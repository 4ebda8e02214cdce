package io.fabula.persistence.asset.picture;

import com.luciad.imageio.webp.WebPReadParam;
import io.fabula.domain.asset.AssetError;
import io.fabula.domain.asset.Pictures;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Pictures by the platform's decoders, written as WebP. Only the square that is shown is decoded, and of a
 * large one only so many rows and columns as the result needs, so that a picture of 40 megapixels takes
 * little more memory than a small one.
 */
public final class WebpPictures implements Pictures {
  /** Decoding is work for the processor alone: more at a time only take more memory. */
  private static final Semaphore DECODERS = new Semaphore(2);
  private static final float QUALITY = 0.82f;
  /** How much finer than the result the decoded picture is at least: what is thrown away smooths. */
  private static final int FINENESS = 2;

  @Override
  public byte[] squared(byte[] picture, int side) {
    checkNothingHidden(picture);
    byte[] face = stripped(picture).orElseThrow(AssetError.NotAPicture::failure);
    DECODERS.acquireUninterruptibly();
    try {
      BufferedImage square = decodedSquare(face, side);
      return encoded(shrunk(Orientation.of(picture).upright(square), side));
    } catch (IOException | IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
      // decoders answer a damaged picture with any of these
      throw AssetError.BrokenPicture.failure("it cannot be decoded");
    } finally {
      DECODERS.release();
    }
  }

  /** As {@link Face#stripped}, but says what is broken. */
  private static Optional<byte[]> stripped(byte[] picture) {
    if (PngFile.isOne(picture)) {
      PngFile png = PngFile.parse(picture);
      if (!png.hasPixels()) throw AssetError.BrokenPicture.failure("it has no pixels");
      return Optional.of(png.face());
    }
    if (JpegFile.isOne(picture)) return Optional.of(JpegFile.stripped(picture));
    if (WebpFile.isOne(picture)) return Optional.of(WebpFile.stripped(picture));
    return GifFile.isOne(picture) ? Optional.of(GifFile.stripped(picture)) : Optional.empty();
  }

  /** What follows the picture's end is not shown to anybody who looks at it. */
  private static void checkNothingHidden(byte[] picture) {
    try {
      if (PictureEnd.of(picture).orElse(picture.length) < picture.length)
        throw AssetError.NotAPicture.failure();
    } catch (IndexOutOfBoundsException cutShort) {
      throw AssetError.BrokenPicture.failure("it ends too early");
    }
  }

  private static BufferedImage decodedSquare(byte[] face, int side) throws IOException {
    // the caches of the platform's streams would go to disk; this one holds nothing but memory
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(face))) {
      var readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) throw AssetError.NotAPicture.failure();
      return decodedSquare(readers.next(), in, side);
    }
  }

  private static BufferedImage decodedSquare(ImageReader reader, ImageInputStream in, int side)
      throws IOException {
    try {
      reader.setInput(in, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      Pixels.check(width, height);
      return reader.read(0, square(reader.getDefaultReadParam(), width, height, side));
    } finally {
      reader.dispose();
    }
  }

  private static ImageReadParam square(ImageReadParam only, int width, int height, int side) {
    int edge = Math.min(width, height);
    var centre = new Rectangle((width - edge) / 2, (height - edge) / 2, edge, edge);
    int step = Math.max(1, edge / (side * FINENESS));
    if (only instanceof WebPReadParam webp) {
      // libwebp thins out by itself; asked in the platform's way, it would decode all of it first
      webp.setUseCropping(true);
      webp.setCropLeft(centre.x & ~1);
      webp.setCropTop(centre.y & ~1);
      webp.setCropWidth(edge);
      webp.setCropHeight(edge);
      webp.setUseScaling(step > 1);
      webp.setScaledWidth(edge / step);
      webp.setScaledHeight(edge / step);
    } else {
      only.setSourceRegion(centre);
      only.setSourceSubsampling(step, step, 0, 0);
    }
    return only;
  }

  /** By halves, for the platform looks at four neighbours only. */
  private static BufferedImage shrunk(BufferedImage square, int side) {
    BufferedImage shrunk = square;
    while (shrunk.getWidth() > side * 2) shrunk = drawn(shrunk, shrunk.getWidth() / 2);
    return drawn(shrunk, side);
  }

  private static BufferedImage drawn(BufferedImage from, int side) {
    boolean clear = from.getColorModel().hasAlpha();
    var to = new BufferedImage(side, side, clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = to.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(from, 0, 0, side, side, null);
    pen.dispose();
    return to;
  }

  private static byte[] encoded(BufferedImage image) {
    ImageWriter writer = ImageIO.getImageWritersByMIMEType(MEDIA_TYPE).next();
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionType("Lossy");
      how.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), how);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
