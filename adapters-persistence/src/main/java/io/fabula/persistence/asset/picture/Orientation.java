package io.fabula.persistence.asset.picture;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/** How a camera was held: tag 0x0112 of a JPEG's EXIF (Exif 2.32, section 4.6.4; TIFF 6.0, page 36). */
enum Orientation {
  UPRIGHT(1, 1, 0, 0, 1),
  MIRRORED(2, -1, 0, 0, 1),
  UPSIDE_DOWN(3, -1, 0, 0, -1),
  UPSIDE_DOWN_MIRRORED(4, 1, 0, 0, -1),
  LEFT_MIRRORED(5, 0, 1, 1, 0),
  LEFT(6, 0, 1, -1, 0),
  RIGHT_MIRRORED(7, 0, -1, -1, 0),
  RIGHT(8, 0, -1, 1, 0);

  private static final int TAG = 0x0112;
  private static final int ENTRY = 12;

  private final int number;
  private final AffineTransform turn;

  /** The matrix of a picture turned about its middle: new x of x, new y of x, new x of y, new y of y. */
  Orientation(int number, int xx, int yx, int xy, int yy) {
    this.number = number;
    this.turn = new AffineTransform(xx, yx, xy, yy, 0, 0);
  }

  /** Upright where the file does not say. */
  static Orientation of(byte[] file) {
    if (!JpegFile.isOne(file)) return UPRIGHT;
    int said = JpegFile.exif(file).flatMap(Orientation::tag).orElse(UPRIGHT.number);
    return Arrays.stream(values()).filter(one -> one.number == said).findFirst().orElse(UPRIGHT);
  }

  private static Optional<Integer> tag(Slice exif) {
    if (exif.length() < 16 || !exif.head(6).equals("Exif\0\0")) return Optional.empty();
    ByteBuffer tiff = ByteBuffer.wrap(exif.after(6).copy());
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    if (directory < 8 || directory > tiff.limit() - 2) return Optional.empty();
    int count = Math.min(Short.toUnsignedInt(tiff.getShort(directory)),
        (tiff.limit() - directory - 2) / ENTRY);
    for (int i = 0; i < count; i++) {
      int entry = directory + 2 + i * ENTRY;
      if (Short.toUnsignedInt(tiff.getShort(entry)) == TAG)
        return Optional.of(Short.toUnsignedInt(tiff.getShort(entry + 8)));
    }
    return Optional.empty();
  }

  /** A square picture as it was meant to be seen. */
  BufferedImage upright(BufferedImage square) {
    if (this == UPRIGHT) return square;
    double middle = square.getWidth() / 2.0;
    var about = AffineTransform.getTranslateInstance(middle, middle);
    about.concatenate(turn);
    about.translate(-middle, -middle);
    var upright = new BufferedImage(square.getWidth(), square.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = upright.createGraphics();
    pen.drawImage(square, about, null);
    pen.dispose();
    return upright;
  }
}
