package io.fabula.persistence.character.card;

import static io.fabula.domain.character.CardFixtures.V2;
import static io.fabula.domain.character.CardFixtures.V3;
import static io.fabula.domain.character.CardFixtures.chunk;
import static io.fabula.domain.character.CardFixtures.png;
import static io.fabula.domain.character.CardFixtures.utf8;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabula.domain.character.CardFixtures;
import io.fabula.domain.character.CardFormat;
import io.fabula.domain.character.CardLoss;
import io.fabula.domain.character.CardReading;
import io.fabula.domain.character.CardWarning;
import io.fabula.domain.character.CardsContract;
import io.fabula.domain.character.CharacterError;
import io.fabula.domain.character.Definition;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.Json;
import io.fabula.persistence.asset.picture.ExifPlaceTest;
import io.fabula.persistence.asset.picture.PngFile;
import io.fabula.persistence.json.JsonTrees;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngCardsTest {
  private static final byte[] CARD = png(Map.of("chara", V2));

  private final CardFiles cards = new CardFiles();

  private static int find(byte[] file, String text) {
    return new String(file, ISO_8859_1).indexOf(text);
  }

  private static Json.Obj card(byte[] file, String keyword) {
    byte[] body = PngFile.parse(file).texts(keyword).getFirst().body().copy();
    byte[] value = Arrays.copyOfRange(body, keyword.length() + 1, body.length);
    return (Json.Obj) JsonTrees.parse(Base64.getDecoder().decode(value));
  }

  private byte[] edited(byte[] file) {
    Definition definition = CardsContract.described(cards.read(file).definition(), "edited");
    return cards.write(CardFormat.PNG, definition, Optional.of(file), Optional.empty());
  }

  private static byte[] joined(byte[]... pieces) {
    var out = new ByteArrayOutputStream();
    for (byte[] piece : pieces) out.writeBytes(piece);
    return out.toByteArray();
  }

  @Test
  void an_edit_changes_its_field_alone() {
    Json.Obj before = (Json.Obj) JsonTrees.parse(V2);

    Json.Obj after = card(edited(CARD), "chara");

    Json.Obj data = before.object("data").orElseThrow().with("description", new Json.Str("edited"));
    assertThat(JsonTrees.write(after)).isEqualTo(JsonTrees.write(before.with("data", data)));
  }

  @Test
  void an_edit_leaves_the_other_chunks_as_they_were() {
    List<PngFile.Chunk> before = PngFile.parse(CARD).chunks();
    List<PngFile.Chunk> after = PngFile.parse(edited(CARD)).chunks();

    assertThat(after).extracting(PngFile.Chunk::type)
        .containsExactly("IHDR", "tEXt", "IDAT", "tEXt", "tEXt", "IEND");
    assertThat(after.get(1).body().copy()).isEqualTo(before.get(1).body().copy());
    assertThat(after.get(2).body().copy()).isEqualTo(before.get(2).body().copy());
    assertThat(after.get(3).isText("chara")).isTrue();
    assertThat(after.get(4).isText("ccv3")).isTrue();
  }

  @Test
  void an_edit_writes_v2_into_chara_and_v3_into_ccv3() {
    byte[] file = edited(png(Map.of("chara", V3)));

    assertThat(card(file, "chara").text("spec")).hasValue("chara_card_v2");
    assertThat(card(file, "chara").object("data").orElseThrow().members()).doesNotContainKey("nickname");
    assertThat(card(file, "ccv3").text("spec")).hasValue("chara_card_v3");
    assertThat(card(file, "ccv3").object("data").orElseThrow().text("nickname")).hasValue("Mi");
  }

  @Test
  void two_cards_that_disagree_keep_what_was_not_edited() {
    var both = new java.util.LinkedHashMap<String, String>();
    both.put("chara", V2.replace("A storm.", "An older storm."));
    both.put("ccv3", V3);

    byte[] file = edited(png(both));

    assertThat(card(file, "chara").object("data").orElseThrow().text("scenario")).hasValue("An older storm.");
    assertThat(card(file, "ccv3").object("data").orElseThrow().text("scenario")).hasValue("A storm.");
  }

  @Test
  void the_face_is_the_pixels_and_nothing_else() throws IOException {
    byte[] face = cards.read(CARD).picture().orElseThrow();

    assertThat(PngFile.parse(face).chunks()).extracting(PngFile.Chunk::type).containsExactly("IHDR", "IDAT",
        "IEND");
    assertThat(ImageIO.read(new ByteArrayInputStream(face)).getWidth()).isEqualTo(2);
  }

  @Test
  void a_wrong_checksum_on_a_text_chunk_is_a_warning() {
    byte[] file = CARD.clone();
    file[find(file, "a lighthouse")] = 'b';

    assertThat(cards.read(file).warnings()).extracting(CardWarning::code).containsExactly("wrong_checksum");
  }

  @Test
  void a_wrong_checksum_on_the_pixels_is_refused() {
    byte[] file = CARD.clone();
    file[find(file, "IDAT") + 6] ^= 1;

    assertThatThrownBy(() -> cards.read(file)).isInstanceOf(DomainFailure.class).hasMessageContaining("IDAT");
  }

  @Test
  void what_lies_behind_the_end_is_kept_with_a_warning() {
    byte[] file = joined(CARD, utf8("PK and more"));

    CardReading reading = cards.read(file);

    assertThat(reading.warnings()).extracting(CardWarning::code).containsExactly("trailing_data");
    assertThat(cards.write(CardFormat.PNG, reading.definition(), Optional.of(file), Optional.empty()))
        .isEqualTo(file);
    assertThat(edited(file)).endsWith(utf8("PK and more"));
  }

  @Test
  void a_pixel_bomb_is_too_large() {
    byte[] file = joined(Arrays.copyOf(CARD, 8), CardFixtures.header(20_000, 2_001),
        Arrays.copyOfRange(CARD, 33, CARD.length));

    assertThatThrownBy(() -> cards.read(file)).isInstanceOfSatisfying(DomainFailure.class,
        failure -> assertThat(failure.error()).isInstanceOf(CharacterError.CardTooLarge.class));
  }

  @Test
  void a_flood_of_chunks_is_too_large() {
    byte[] flood = new String(chunk("tEXt", new byte[0]), ISO_8859_1).repeat(60_000).getBytes(ISO_8859_1);
    byte[] file = joined(Arrays.copyOf(CARD, 33), flood, Arrays.copyOfRange(CARD, 33, CARD.length));

    assertThatThrownBy(() -> cards.read(file)).isInstanceOfSatisfying(DomainFailure.class,
        failure -> assertThat(failure.error()).isInstanceOf(CharacterError.CardTooLarge.class));
  }

  @Test
  void a_compressed_chunk_is_never_unpacked_and_survives_an_edit() {
    byte[] bomb = chunk("zTXt", joined(utf8("chara\0\0"), CardFixtures.deflated(new byte[1_000_000])));
    byte[] file = joined(Arrays.copyOf(CARD, 33), bomb, Arrays.copyOfRange(CARD, 33, CARD.length));

    assertThat(new String(edited(file), ISO_8859_1)).contains(new String(bomb, ISO_8859_1));
  }

  @Test
  void the_place_in_its_exif_never_reaches_the_vault() {
    byte[] file = ExifPlaceTest.withExif(CARD, ExifPlaceTest.exif(java.nio.ByteOrder.LITTLE_ENDIAN));

    CardReading reading = cards.read(file);
    byte[] exported = cards.write(CardFormat.PNG, reading.definition(), Optional.of(file), Optional.empty());

    assertThat(reading.warnings()).extracting(CardWarning::code).containsExactly("place_removed");
    assertThat(new String(reading.original(), ISO_8859_1)).contains("eXIf").doesNotContain("37 deg");
    assertThat(exported).isEqualTo(reading.original());
    assertThat(cards.read(CARD).original()).isSameAs(CARD);
  }

  @Test
  void a_webp_becomes_the_png_that_carries_the_card() throws IOException {
    // VP8L (RFC 9649): 1 by 1, no transform, no cache, five simple codes of one symbol each
    byte[] webp = Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

    byte[] file = cards.write(CardFormat.PNG, CardFixtures.full(), Optional.empty(), Optional.of(webp));

    assertThat(ImageIO.read(new ByteArrayInputStream(file)).getWidth()).isEqualTo(1);
    assertThat(cards.losses(CardFormat.PNG, CardFixtures.full(), Optional.empty(), Optional.of(webp)))
        .isEmpty();
  }

  @Test
  void a_picture_that_cannot_be_decoded_is_a_loss_that_is_told() {
    byte[] gif = joined(utf8("GIF89a"), new byte[]{9, 0, 9, 0, 0, 0, 0, ';'});

    assertThat(cards.losses(CardFormat.PNG, CardFixtures.full(), Optional.empty(), Optional.of(gif)))
        .containsExactly(new CardLoss("assets[0]", CardLoss.Reason.NO_PNG));
  }

  @Test
  void wrapped_base64_is_read() {
    byte[] wrapped = Base64.getMimeEncoder().encode(utf8(V2));

    assertThat(cards.read(CardFixtures.pngOfTexts(Map.of("chara", wrapped))).definition().name())
        .isEqualTo("Mira");
  }

  @Test
  void a_card_of_another_format_rides_on_the_given_picture() throws IOException {
    var jpeg = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(3, 5, BufferedImage.TYPE_INT_RGB), "jpg", jpeg);
    Definition definition = cards.read(utf8(V2)).definition();

    byte[] file = cards.write(CardFormat.PNG, definition, Optional.of(utf8(V2)),
        Optional.of(jpeg.toByteArray()));

    assertThat(ImageIO.read(new ByteArrayInputStream(file)).getHeight()).isEqualTo(5);
    assertThat(cards.read(file).definition().extensions()).isEqualTo(definition.extensions());
  }

  @Test
  void a_picture_is_drawn_where_there_is_none() throws IOException {
    byte[] file = cards.write(CardFormat.PNG, CardFixtures.full(), Optional.empty(),
        Optional.of(utf8("no picture")));

    assertThat(ImageIO.read(new ByteArrayInputStream(file)).getWidth()).isEqualTo(512);
  }
}
