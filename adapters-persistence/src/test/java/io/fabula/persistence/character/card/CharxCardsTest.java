package io.fabula.persistence.character.card;

import static io.fabula.domain.character.CardFixtures.V3;
import static io.fabula.domain.character.CardFixtures.png;
import static io.fabula.domain.character.CardFixtures.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabula.domain.character.CardFormat;
import io.fabula.domain.character.CardReading;
import io.fabula.domain.character.CardWarning;
import io.fabula.domain.character.CardsContract;
import io.fabula.domain.character.CharacterError;
import io.fabula.domain.character.Definition;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.persistence.asset.picture.JpegFile;
import io.fabula.persistence.asset.picture.PngFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class CharxCardsTest {
  private static final byte[] ICON = png(Map.of());
  private static final String POINTING = V3.replace("ccdefault:", "embedded://assets/icon/images/1.png");

  private final CardFiles cards = new CardFiles();

  private static byte[] zip(Map<String, byte[]> members) {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var member : members.entrySet()) {
        zip.putNextEntry(new ZipEntry(member.getKey()));
        zip.write(member.getValue());
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] charx() {
    var members = new LinkedHashMap<String, byte[]>();
    members.put("module.risum", utf8("undeclared"));
    members.put("card.json", utf8(POINTING));
    members.put("assets/icon/images/1.png", ICON);
    return zip(members);
  }

  private static Map<String, byte[]> unzipped(byte[] file) throws IOException {
    var members = new LinkedHashMap<String, byte[]>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        members.put(entry.getName(), zip.readAllBytes());
      }
    }
    return members;
  }

  private static byte[] jpeg() throws IOException {
    var jpeg = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(3, 5, BufferedImage.TYPE_INT_RGB), "jpg", jpeg);
    return jpeg.toByteArray();
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] all = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, all, one.length, other.length);
    return all;
  }

  private void refusedAsTooLarge(byte[] file) {
    assertThatThrownBy(() -> cards.read(file)).isInstanceOfSatisfying(DomainFailure.class,
        failure -> assertThat(failure.error()).isInstanceOf(CharacterError.CardTooLarge.class));
  }

  @Test
  void the_main_icon_is_the_face() {
    CardReading reading = cards.read(charx());

    assertThat(reading.definition().name()).isEqualTo("Mira");
    assertThat(reading.warnings()).isEmpty();
    assertThat(reading.picture()).hasValue(PngFile.parse(ICON).face());
  }

  @Test
  void an_unedited_archive_is_written_byte_for_byte() {
    Definition definition = cards.read(charx()).definition();

    assertThat(cards.write(CardFormat.CHARX, definition, Optional.of(charx()), Optional.empty()))
        .isEqualTo(charx());
  }

  @Test
  void an_edit_changes_the_card_and_no_other_member() throws IOException {
    Definition definition = CardsContract.described(cards.read(charx()).definition(), "edited");

    byte[] file = cards.write(CardFormat.CHARX, definition, Optional.of(charx()), Optional.empty());

    assertThat(unzipped(file)).containsOnlyKeys("module.risum", "card.json", "assets/icon/images/1.png")
        .containsEntry("module.risum", utf8("undeclared")).containsEntry("assets/icon/images/1.png", ICON);
    assertThat(cards.read(file).definition()).isEqualTo(definition);
  }

  @Test
  void an_archive_glued_behind_a_jpeg_is_one() throws IOException {
    byte[] file = joined(jpeg(), zip(Map.of("card.json", utf8(V3))));
    Definition definition = CardsContract.described(cards.read(file).definition(), "edited");

    byte[] edited = cards.write(CardFormat.CHARX, definition, Optional.of(file), Optional.empty());

    assertThat(cards.read(file).picture())
        .hasValueSatisfying(face -> assertThat(JpegFile.isOne(face)).isTrue());
    assertThat(edited).startsWith(jpeg());
    assertThat(cards.read(edited).definition()).isEqualTo(definition);
  }

  @Test
  void a_new_archive_points_to_its_icon_in_the_specifications_spelling() throws IOException {
    Definition definition = cards.read(utf8(V3)).definition();

    byte[] file = cards.write(CardFormat.CHARX, definition, Optional.of(utf8(V3)), Optional.of(ICON));

    Map<String, byte[]> members = unzipped(file);
    assertThat(members).containsOnlyKeys("card.json", "assets/icon/images/main.png");
    assertThat(new String(members.get("card.json"), java.nio.charset.StandardCharsets.UTF_8))
        .contains("\"uri\":\"embeded://assets/icon/images/main.png\"");
    assertThat(cards.read(file).definition().nickname()).isEqualTo("Mi");
  }

  @Test
  void a_member_that_leads_outside_is_passed_over_with_a_warning() {
    byte[] file = zip(Map.of("card.json", utf8(V3), "../../etc/passwd", utf8("x")));

    assertThat(cards.read(file).warnings()).extracting(CardWarning::code).containsExactly("path_escape");
  }

  @Test
  void an_archive_unpacks_to_a_limit() {
    refusedAsTooLarge(zip(Map.of("card.json", utf8(V3), "bomb", new byte[(128 << 20) + 1])));
  }

  @Test
  void an_archive_has_a_limited_number_of_members() {
    var members = new LinkedHashMap<String, byte[]>();
    for (int i = 0; i <= 2_000; i++) members.put("assets/" + i, new byte[0]);
    refusedAsTooLarge(zip(members));
  }

  @Test
  void a_member_larger_than_it_says_is_damage() {
    byte[] file = zip(Map.of("card.json", utf8(V3)));
    int entry = new String(file, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
    file[entry + 24] = 1;
    file[entry + 25] = 0;

    assertThatThrownBy(() -> cards.read(file)).isInstanceOf(DomainFailure.class)
        .hasMessageContaining("larger");
  }

  @Test
  void members_that_share_bytes_are_damage() {
    byte[] file = zip(Map.of("card.json", utf8(V3), "aaaa.json", utf8(V3)));
    String text = new String(file, java.nio.charset.StandardCharsets.ISO_8859_1);
    int first = text.indexOf("PK\u0001\u0002");
    int second = text.indexOf("PK\u0001\u0002", first + 4);
    System.arraycopy(file, first + 16, file, second + 16, 12);
    System.arraycopy(file, first + 42, file, second + 42, 4);

    assertThatThrownBy(() -> cards.read(file)).isInstanceOf(DomainFailure.class)
        .hasMessageContaining("overlap");
  }

  @Test
  void an_icon_that_is_too_large_is_passed_over_with_a_warning() {
    var members = new LinkedHashMap<String, byte[]>();
    members.put("card.json", utf8(POINTING));
    members.put("assets/icon/images/1.png", new byte[(10 << 20) + 1]);

    assertThat(cards.read(zip(members)).warnings()).extracting(CardWarning::code)
        .containsExactly("no_picture");
  }

  @Test
  void an_archive_inside_the_archive_is_a_file_like_any_other() {
    var members = new LinkedHashMap<String, byte[]>();
    members.put("card.json", utf8(V3));
    members.put("inner.zip", zip(Map.of("bomb", new byte[50 << 20])));

    assertThat(cards.read(zip(members)).warnings()).isEmpty();
  }

  @Test
  void an_encrypted_archive_is_refused() {
    byte[] file = charx();
    int entry = new String(file, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
    file[entry + 8] |= 1;

    assertThatThrownBy(() -> cards.read(file)).isInstanceOf(DomainFailure.class)
        .hasMessageContaining("encrypted");
  }

  @Test
  void damage_anywhere_is_a_refusal_or_a_reading() {
    var chance = new Random(7);
    for (int round = 0; round < 4_000; round++) {
      byte[] file = chance.nextBoolean() ? charx() : Arrays.copyOf(charx(), chance.nextInt(charx().length));
      for (int i = 0; i < 3 && file.length > 0; i++)
        file[chance.nextInt(file.length)] = (byte) chance.nextInt();
      try {
        assertThat(cards.read(file).definition().name()).isNotBlank();
      } catch (DomainFailure refusal) {
        assertThat(refusal.error()).isInstanceOf(CharacterError.class);
      }
    }
  }
}
