package io.fabula.persistence.asset.picture;

import static io.fabula.domain.character.CardFixtures.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.asset.AssetError;
import io.fabula.domain.shared.DomainFailure;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaceTest {

  private static byte[] picture(String format) {
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), format, out);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] inserted(byte[] file, int at, byte[] piece) {
    return ByteBuffer.allocate(file.length + piece.length)
        .put(file, 0, at).put(piece).put(file, at, file.length - at).array();
  }

  private static byte[] webp() {
    byte[] exif = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).put(utf8("EXIF")).putInt(8)
        .put(utf8("seaside!"))
        .array();
    byte[] head = ByteBuffer.allocate(18).order(ByteOrder.LITTLE_ENDIAN).put(utf8("VP8X")).putInt(10)
        .put(new byte[]{0x0C, 0, 0, 0, 29, 0, 0, 19, 0, 0}).array();
    byte[] pixels = ByteBuffer.allocate(18).order(ByteOrder.LITTLE_ENDIAN).put(utf8("VP8L")).putInt(10)
        .put(new byte[]{0x2F, 29, (byte) 0xC0, 4, 0, 1, 2, 3, 4, 5}).array();
    return ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).put(utf8("RIFF")).putInt(56)
        .put(utf8("WEBP"))
        .put(head).put(pixels).put(exif).array();
  }

  @Test
  void a_jpeg_forgets_where_it_was_taken() throws IOException {
    byte[] exif = {(byte) 0xFF, (byte) 0xE1, 0, 10, 's', 'e', 'a', 's', 'i', 'd', 'e', '!'};
    byte[] note = {(byte) 0xFF, (byte) 0xFE, 0, 10, 's', 'e', 'a', 's', 'i', 'd', 'e', '!'};

    byte[] stripped = Face.stripped(inserted(inserted(picture("jpg"), 2, exif), 2, note)).orElseThrow();

    assertThat(stripped).isEqualTo(picture("jpg"));
    assertThat(ImageIO.read(new ByteArrayInputStream(stripped)).getWidth()).isEqualTo(30);
  }

  @Test
  void a_gif_forgets_its_comments() throws IOException {
    byte[] gif = picture("gif");
    byte[] note = {0x21, (byte) 0xFE, 8, 's', 'e', 'a', 's', 'i', 'd', 'e', '!', 0};

    byte[] stripped = Face.stripped(inserted(gif, 13 + (3 << (gif[10] & 7) + 1), note)).orElseThrow();

    assertThat(stripped).isEqualTo(gif);
  }

  @Test
  void a_webp_forgets_its_exif_and_says_so() {
    byte[] stripped = Face.stripped(webp()).orElseThrow();

    assertThat(stripped).hasSize(48);
    assertThat(stripped[20]).isZero();
    assertThat(new String(stripped, java.nio.charset.StandardCharsets.ISO_8859_1)).doesNotContain("seaside");
  }

  @Test
  void what_is_no_picture_is_none() {
    assertThat(Face.stripped(utf8("<svg/>"))).isEmpty();
    assertThat(Face.stripped(new byte[0])).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "gif", "png", "webp"})
  void damage_anywhere_gives_some_picture_or_none(String format) {
    byte[] whole = format.equals("webp") ? webp() : picture(format);
    var chance = new Random(7);
    for (int round = 0; round < 5_000; round++) {
      byte[] file = chance.nextBoolean() ? whole.clone() : Arrays.copyOf(whole, chance.nextInt(whole.length));
      for (int i = 0; i < 3 && file.length > 0; i++)
        file[chance.nextInt(file.length)] = (byte) chance.nextInt();
      try {
        Face.stripped(file).ifPresent(face -> assertThat(List.of("png", "jpeg", "webp", "gif"))
            .contains(Face.extension(face)));
      } catch (DomainFailure tooLarge) {
        assertThat(tooLarge.error()).isInstanceOf(AssetError.TooLarge.class);
      }
    }
  }
}
