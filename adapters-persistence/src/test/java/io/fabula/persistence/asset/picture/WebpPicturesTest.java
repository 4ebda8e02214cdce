package io.fabula.persistence.asset.picture;

import static io.fabula.domain.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fabula.domain.asset.AssetError;
import io.fabula.domain.asset.Pictures;
import io.fabula.domain.asset.PicturesContract;
import io.fabula.domain.character.CardFixtures;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class WebpPicturesTest implements PicturesContract {
  private final Pictures pictures = new WebpPictures();

  @Override
  public Pictures subject() {
    return pictures;
  }

  @Override
  public List<byte[]> pictures() {
    return Stream.of("png", "jpg", "gif", "webp").map(format -> encoded(flag(300, 200), format)).toList();
  }

  /** Three upright bars: red, green, blue. */
  private static BufferedImage flag(int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    for (int i = 0; i < 3; i++) {
      pen.setColor(List.of(Color.RED, Color.GREEN, Color.BLUE).get(i));
      pen.fillRect(width * i / 3, 0, width / 3 + 1, height);
    }
    pen.dispose();
    return image;
  }

  private static byte[] encoded(BufferedImage image, String format) {
    var out = new ByteArrayOutputStream();
    try {
      assertThat(ImageIO.write(image, format, out)).isTrue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private BufferedImage squared(byte[] picture, int side) throws IOException {
    BufferedImage made = ImageIO.read(new ByteArrayInputStream(pictures.squared(picture, side)));
    assertThat(made.getWidth()).isEqualTo(side);
    assertThat(made.getHeight()).isEqualTo(side);
    return made;
  }

  private static void assertColour(BufferedImage image, double x, double y, Color expected) {
    var found = new Color(image.getRGB((int) (x * image.getWidth()), (int) (y * image.getHeight())));
    assertThat(found.getRed()).as("red of %s", found).isCloseTo(expected.getRed(), within(40));
    assertThat(found.getGreen()).as("green of %s", found).isCloseTo(expected.getGreen(), within(40));
    assertThat(found.getBlue()).as("blue of %s", found).isCloseTo(expected.getBlue(), within(40));
  }

  @Test
  void the_middle_of_a_picture_is_kept_whatever_its_form() throws IOException {
    for (byte[] wide : pictures()) {
      BufferedImage made = squared(wide, 160);
      assertColour(made, 0.02, 0.5, Color.RED);
      assertColour(made, 0.5, 0.5, Color.GREEN);
      assertColour(made, 0.97, 0.5, Color.BLUE);
    }
    assertColour(squared(encoded(flag(3_000, 100), "png"), 64), 0.02, 0.5, Color.GREEN);
  }

  @Test
  void small_pictures_grow_and_large_ones_are_thinned_out_before_they_are_drawn() throws IOException {
    assertColour(squared(encoded(flag(9, 9), "png"), 512), 0.5, 0.5, Color.GREEN);
    assertColour(squared(encoded(flag(6_000, 6_000), "png"), 512), 0.1, 0.9, Color.RED);
    assertColour(squared(encoded(flag(6_000, 6_000), "jpg"), 160), 0.9, 0.1, Color.BLUE);
    assertColour(squared(encoded(flag(6_001, 3_003), "webp"), 160), 0.5, 0.1, Color.GREEN);
    assertColour(squared(encoded(flag(3_003, 6_001), "webp"), 512), 0.9, 0.9, Color.BLUE);
  }

  @Test
  void a_photograph_is_turned_as_the_camera_was_held() throws IOException {
    byte[] jpeg = encoded(flag(240, 240), "jpg");
    assertColour(squared(held(jpeg, 1), 100), 0.1, 0.5, Color.RED);
    assertColour(squared(held(jpeg, 2), 100), 0.1, 0.5, Color.BLUE);
    assertColour(squared(held(jpeg, 3), 100), 0.1, 0.5, Color.BLUE);
    assertColour(squared(held(jpeg, 4), 100), 0.1, 0.5, Color.RED);
    assertColour(squared(held(jpeg, 5), 100), 0.5, 0.1, Color.RED);
    assertColour(squared(held(jpeg, 6), 100), 0.5, 0.1, Color.RED);
    assertColour(squared(held(jpeg, 7), 100), 0.5, 0.1, Color.BLUE);
    assertColour(squared(held(jpeg, 8), 100), 0.5, 0.1, Color.BLUE);
    assertColour(squared(held(jpeg, 99), 100), 0.1, 0.5, Color.RED);
  }

  /** With an EXIF block that says how the camera was held. */
  private static byte[] held(byte[] jpeg, int orientation) {
    byte[] exif = ByteBuffer.allocate(36).putShort((short) 0xFFE1).putShort((short) 34)
        .put(new byte[]{'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8})
        .putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1)
        .putShort((short) orientation).putShort((short) 0).putInt(0).array();
    return ByteBuffer.allocate(jpeg.length + exif.length).put(jpeg, 0, 2).put(exif)
        .put(jpeg, 2, jpeg.length - 2).array();
  }

  @Test
  void a_bomb_is_refused_before_it_is_decoded() {
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[]{(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    out.writeBytes(CardFixtures.header(100_000, 100_000));
    out.writeBytes(CardFixtures.chunk("IDAT", CardFixtures.deflated(new byte[1 << 20])));
    out.writeBytes(CardFixtures.chunk("IEND", new byte[0]));

    assertRefused(AssetError.TooLarge.failure("pixels", Pictures.MAX_PIXELS),
        () -> pictures.squared(out.toByteArray(), 160));
  }

  @Test
  void what_was_written_beside_the_pixels_is_gone() {
    byte[] made = pictures.squared(
        CardFixtures.png(java.util.Map.of("chara", "a secret that nobody may read")), 160);

    assertThat(new String(made, java.nio.charset.StandardCharsets.ISO_8859_1)).doesNotContain("chara")
        .doesNotContain("EXIF");
  }
}
