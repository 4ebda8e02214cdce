package io.fabula.bootstrap.samples;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/** A sheet of paper in the shape of a card, and the few shapes that our pictures are made of. */
final class SamplePicture {
  static final int WIDTH = 480;
  static final int HEIGHT = 640;

  private final Graphics2D pen;
  private final BufferedImage sheet = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);

  private SamplePicture() {
    pen = sheet.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  /** The finished picture as PNG. */
  static byte[] drawn(Consumer<SamplePicture> painter) {
    var picture = new SamplePicture();
    painter.accept(picture);
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture.sheet, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  void sky(String top, String bottom) {
    pen.setPaint(new GradientPaint(0, 0, Color.decode(top), 0, HEIGHT, Color.decode(bottom)));
    pen.fill(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
  }

  void stars(int count, double toY, long seed) {
    var chance = new Random(seed);
    for (int i = 0; i < count; i++) {
      double size = 1 + 2.2 * chance.nextDouble();
      fill(new Color(255, 248, 225, 90 + chance.nextInt(140)),
          new Ellipse2D.Double(chance.nextInt(WIDTH), chance.nextDouble() * toY, size, size));
    }
  }

  void rain(int count, int opacity, long seed) {
    var chance = new Random(seed);
    for (int i = 0; i < count; i++) {
      double x = chance.nextInt(WIDTH + 60);
      double y = chance.nextInt(HEIGHT);
      double length = 10 + chance.nextInt(18);
      stroke(new Color(225, 235, 245, opacity), 1.4, path(x, y).lineTo(x - length * 0.25, y + length));
    }
  }

  void glow(double x, double y, double radius, Color color) {
    var edge = new Color(color.getRed(), color.getGreen(), color.getBlue(), 0);
    pen.setPaint(new RadialGradientPaint((float) x, (float) y, (float) radius, new float[]{0, 1},
        new Color[]{color, edge}));
    pen.fill(circle(x, y, radius));
  }

  void fill(String color, Shape shape) {
    fill(Color.decode(color), shape);
  }

  void fill(Color color, Shape shape) {
    pen.setPaint(color);
    pen.fill(shape);
  }

  void fill(String color, Line line) {
    fill(color, line.closed());
  }

  void fill(Color color, Line line) {
    fill(color, line.closed());
  }

  void stroke(String color, double width, Line line) {
    stroke(Color.decode(color), width, line);
  }

  void stroke(Color color, double width, Line line) {
    pen.setPaint(color);
    pen.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    pen.draw(line.path);
  }

  static Shape circle(double x, double y, double radius) {
    return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  static Shape oval(double x, double y, double halfWidth, double halfHeight) {
    return new Ellipse2D.Double(x - halfWidth, y - halfHeight, 2 * halfWidth, 2 * halfHeight);
  }

  static Line path(double x, double y) {
    return new Line(x, y);
  }

  /** A line that is drawn on from where it was left. */
  static final class Line {
    private final Path2D.Double path = new Path2D.Double();

    private Line(double x, double y) {
      path.moveTo(x, y);
    }

    Line lineTo(double x, double y) {
      path.lineTo(x, y);
      return this;
    }

    Line curveTo(double pullX, double pullY, double x, double y) {
      path.quadTo(pullX, pullY, x, y);
      return this;
    }

    /** Hills or waves, to the right edge. */
    Line waves(double fromX, double y, double length, double height) {
      boolean up = true;
      for (double x = fromX; x < WIDTH; x += length, up = !up)
        path.quadTo(x + length / 2, up ? y - height : y + height, x + length, y);
      return this;
    }

    private Shape closed() {
      path.closePath();
      return path;
    }
  }
}
