package io.fabula.persistence.asset.picture;

import static io.fabula.domain.character.CardFixtures.chunk;
import static io.fabula.domain.character.CardFixtures.png;
import static io.fabula.domain.character.CardFixtures.utf8;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class ExifPlaceTest {
  /** A camera's name, a pointer to the place, and the place: two texts, one of them apart. */
  public static byte[] exif(ByteOrder order) {
    ByteBuffer tiff = ByteBuffer.allocate(120).order(order)
        .put(utf8(order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM")).putShort((short) 42).putInt(8);
    tiff.putShort((short) 3);
    entry(tiff, 0x010F, 2, 4, 0x41424300);
    entry(tiff, 0x8825, 4, 1, 60);
    entry(tiff, 0x9003, 2, 4, 0x31323300);
    tiff.putInt(0).position(60).putShort((short) 2);
    entry(tiff, 1, 2, 2, 0x4E000000);
    entry(tiff, 2, 5, 3, 92);
    tiff.putInt(0).position(92).put(utf8("37 deg 33 min 59.0 sec N"));
    return tiff.array();
  }

  private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
    tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }

  public static byte[] withExif(byte[] png, byte[] exif) {
    var out = new ByteArrayOutputStream();
    out.write(png, 0, 33);
    out.writeBytes(chunk("eXIf", exif));
    out.write(png, 33, png.length - 33);
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void only_the_place_is_taken_out(boolean little) {
    ByteOrder order = little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;

    byte[] clean = ExifPlace.removed(Slice.of(exif(order))).orElseThrow();

    ByteBuffer tiff = ByteBuffer.wrap(clean).order(order);
    assertThat(clean).hasSameSizeAs(exif(order));
    assertThat(tiff.getShort(8)).isEqualTo((short) 2);
    assertThat(Short.toUnsignedInt(tiff.getShort(10))).isEqualTo(0x010F);
    assertThat(Short.toUnsignedInt(tiff.getShort(22))).isEqualTo(0x9003);
    assertThat(tiff.getInt(30)).isEqualTo(0x31323300);
    assertThat(tiff.getInt(34)).isZero();
    assertThat(Arrays.copyOfRange(clean, 38, 120)).containsOnly(0);
  }

  @Test
  void a_block_without_a_place_stays_as_it_is() {
    byte[] placeless = ExifPlace.removed(Slice.of(exif(ByteOrder.BIG_ENDIAN))).orElseThrow();

    assertThat(ExifPlace.removed(Slice.of(placeless))).isEmpty();
    assertThat(ExifPlace.removed(Slice.of(utf8("no exif at all")))).isEmpty();
    PngFile png = PngFile.parse(withExif(png(Map.of()), placeless));
    assertThat(png.withoutPlace()).isSameAs(png);
  }

  @Test
  void a_picture_keeps_all_but_the_place_and_has_right_checksums() {
    byte[] clean = PngFile.parse(withExif(png(Map.of()), exif(ByteOrder.LITTLE_ENDIAN))).withoutPlace()
        .bytes();

    assertThat(new String(clean, ISO_8859_1)).contains("eXIf").doesNotContain("37 deg");
    assertThat(PngFile.parse(clean).chunks()).allMatch(PngFile.Chunk::intact);
  }

  @Test
  void a_jpeg_keeps_its_length() {
    byte[] exif = exif(ByteOrder.BIG_ENDIAN);
    byte[] segment = ByteBuffer.allocate(10 + exif.length).put((byte) 0xFF).put((byte) 0xE1)
        .putShort((short) (8 + exif.length)).put(utf8("Exif\0\0")).put(exif).array();
    byte[] jpeg = ByteBuffer.allocate(segment.length + 6).put((byte) 0xFF).put((byte) 0xD8).put(segment)
        .put((byte) 0xFF).put((byte) 0xDA).putShort((short) 2).array();

    byte[] clean = JpegFile.withoutPlace(jpeg);

    assertThat(clean).hasSameSizeAs(jpeg).startsWith(Arrays.copyOf(jpeg, 20));
    assertThat(new String(clean, ISO_8859_1)).doesNotContain("37 deg");
    assertThat(JpegFile.withoutPlace(clean)).isSameAs(clean);
  }

  @Test
  void damage_anywhere_costs_neither_time_nor_an_exception() {
    var chance = new Random(11);
    Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
      for (int round = 0; round < 50_000; round++) {
        byte[] exif = exif(ByteOrder.LITTLE_ENDIAN);
        for (int i = chance.nextInt(5); i >= 0; i--)
          exif[chance.nextInt(exif.length)] = (byte) chance.nextInt();
        byte[] cut = Arrays.copyOf(exif, chance.nextInt(exif.length + 1));
        assertThat(ExifPlace.removed(Slice.of(cut)).map(clean -> clean.length).orElse(0)).isLessThan(121);
      }
    });
  }

  @Test
  void a_block_made_of_pointers_alone_says_nothing_in_the_end() {
    ByteBuffer tiff = ByteBuffer.allocate(800_000).order(ByteOrder.LITTLE_ENDIAN)
        .put(utf8("II")).putShort((short) 42).putInt(8).putShort((short) 65_000);
    for (int i = 0; i < 65_000; i++) entry(tiff, 0x8825, 4, 1, 12 * i);

    Assertions.assertTimeout(Duration.ofSeconds(1),
        () -> assertThat(ExifPlace.removed(Slice.of(tiff.array())).orElseThrow()).hasSize(14));
  }
}
