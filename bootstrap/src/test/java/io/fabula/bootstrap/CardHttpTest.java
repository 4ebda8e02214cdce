package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static io.fabula.bootstrap.Client.tree;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabula.domain.character.CardFixtures;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class CardHttpTest {
  private static final String IMPORT = "/characters/import";
  private static final byte[] PNG = CardFixtures.png(inOrder());
  private static final byte[] V2 = CardFixtures.utf8(CardFixtures.V2);
  private static final byte[] V3 = CardFixtures.utf8(CardFixtures.V3);
  private static TestServer server;
  private static Client user;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    user = server.user();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Map<String, String> inOrder() {
    var cards = new LinkedHashMap<String, String>();
    cards.put("chara", CardFixtures.V2);
    cards.put("ccv3", CardFixtures.V3);
    return cards;
  }

  private static byte[] charx(Map<String, byte[]> members) {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var member : members.entrySet()) {
        zip.putNextEntry(new ZipEntry(member.getKey()));
        zip.write(member.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static Answered sent(byte[] card) {
    return user.with("Content-Type", "application/json").send("POST", IMPORT,
        BodyPublishers.ofByteArray(card));
  }

  private static Answered sentAsForm(String field, byte[] card) {
    var body = new ByteArrayOutputStream();
    body.writeBytes(("--edge\r\nContent-Disposition: form-data; name=\"" + field
        + "\"; filename=\"../mira.png\"\r\nContent-Type: image/png\r\n\r\n").getBytes(UTF_8));
    body.writeBytes(card);
    body.writeBytes("\r\n--edge--\r\n".getBytes(UTF_8));
    return user.with("Content-Type", "multipart/form-data; boundary=edge").send("POST", IMPORT,
        BodyPublishers.ofByteArray(body.toByteArray()));
  }

  private static String imported(byte[] card) {
    return sent(card).is(201).at("/character/id").asText();
  }

  private static byte[] exported(Client reader, String character, String format) {
    return reader.get("/characters/" + character + "/export?format=" + format).is(200).response().body();
  }

  private static void edit(String character, Object... members) {
    user.put("/characters/" + character, json(members)).is(200);
  }

  /** The JSON of a PNG's text chunk. */
  private static JsonNode text(byte[] png, String keyword) {
    for (int at = 8; at < png.length;) {
      int length = ByteBuffer.wrap(png).getInt(at);
      String body = new String(png, at + 4, 4 + length, ISO_8859_1);
      if (body.startsWith("tEXt" + keyword + "\0")) {
        return tree(
            new String(Base64.getDecoder().decode(body.substring(5 + keyword.length())), UTF_8));
      }
      at += 12 + length;
    }
    throw new AssertionError("no " + keyword);
  }

  private static byte[] member(byte[] zip, String name) throws IOException {
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry; (entry = in.getNextEntry()) != null;) {
        if (entry.getName().equals(name)) return in.readAllBytes();
      }
    }
    throw new AssertionError("no " + name);
  }

  @Test
  void a_png_sent_as_a_form_becomes_a_private_character() {
    Answered answer = sentAsForm("file", PNG).is(201);
    JsonNode character = answer.at("/character");

    assertThat(answer.header("Location")).contains("/api/characters/" + character.path("id").asText());
    assertThat(answer.at("/warnings").isArray()).isTrue();
    assertThat(answer.at("/warnings")).isEmpty();
    assertThat(character.path("name").asText()).isEqualTo("Mira");
    assertThat(character.path("nickname").asText()).isEqualTo("Mi");
    assertThat(character.path("visibility").asText()).isEqualTo("private");
    assertThat(character.path("description").asText()).isEqualTo("A lighthouse keeper. 등대지기");
    assertThat(character.path("first_message").asText()).isEqualTo("The lamp is lit.");
    assertThat(character.at("/group_only_greetings/0").asText()).isEqualTo("All aboard.");
    assertThat(character.at("/tags/0").asText()).isEqualTo("sea");
    assertThat(character.at("/lorebook/entries/0/content").asText()).isEqualTo("It turns.");
    assertThat(character.at("/extensions/talkativeness").asText()).isEqualTo("0.5");
    assertThat(character.path("avatar_url").asText()).contains("/files/");
    assertThat(user.get("/characters/" + character.path("id").asText()).is(200).json())
        .isEqualTo(character);
  }

  @Test
  void json_of_every_version_is_imported_from_the_body() {
    for (String card : List.of(CardFixtures.V1, CardFixtures.V2, CardFixtures.V3,
        "\uFEFF" + CardFixtures.V2)) {
      JsonNode character = sent(CardFixtures.utf8(card)).is(201).at("/character");
      assertThat(character.path("name").asText()).isEqualTo("Mira");
      assertThat(character.path("scenario").asText()).isEqualTo("A storm.");
      assertThat(character.path("avatar_url").isNull()).isTrue();
    }
  }

  @Test
  void an_archive_is_imported_and_comes_out_as_it_was() {
    byte[] archive = charx(Map.of("card.json", V3, "notes/kept.txt", CardFixtures.utf8("kept")));
    Answered answer = sentAsForm("file", archive).is(201);
    assertThat(answer.at("/character/nickname").asText()).isEqualTo("Mi");
    assertThat(exported(user, answer.at("/character/id").asText(), "charx")).isEqualTo(archive);
  }

  @Test
  void an_unedited_card_comes_out_byte_by_byte() {
    assertThat(exported(user, imported(PNG), "png")).isEqualTo(PNG);
    assertThat(exported(user, imported(V2), "json")).isEqualTo(V2);
    assertThat(exported(user, imported(V3), "json_v3")).isEqualTo(V3);
    String byDefault = imported(PNG);
    assertThat(user.get("/characters/" + byDefault + "/export").is(200).response().body()).isEqualTo(PNG);
    edit(byDefault, "tagline", "No part of a card", "visibility", "public");
    assertThat(exported(server.client(), byDefault, "png")).isEqualTo(PNG);
  }

  @Test
  void an_edited_json_differs_in_the_edited_field_alone() {
    String character = imported(V2);
    edit(character, "personality", "stormy");

    JsonNode expected = tree(CardFixtures.V2);
    ((ObjectNode) expected.path("data")).put("personality", "stormy");
    byte[] edited = exported(user, character, "json");
    assertThat(tree(new String(edited, UTF_8))).isEqualTo(expected);
    assertThat(new String(edited, UTF_8)).contains("1.50", "2e3");
    edit(character, "personality", "calm");
    assertThat(exported(user, character, "json")).isEqualTo(V2);
  }

  @Test
  void an_edited_png_differs_in_the_edited_field_of_both_its_cards_alone() {
    String character = imported(PNG);
    edit(character, "personality", "stormy");
    byte[] edited = exported(user, character, "png");

    inOrder().forEach((keyword, card) -> {
      JsonNode expected = tree(card);
      ((ObjectNode) expected.path("data")).put("personality", "stormy");
      assertThat(text(edited, keyword)).as(keyword).isEqualTo(expected);
    });
    String before = new String(PNG, ISO_8859_1);
    int cards = before.indexOf("chara\0") - 8;
    assertThat(new String(edited, ISO_8859_1)).startsWith(before.substring(0, cards));
  }

  @Test
  void every_card_comes_out_in_every_format_and_goes_in_again() throws IOException {
    String byHand = user
        .post("/characters", json("name", "Mira", "description", "A keeper. 등대지기", "nickname", "Mi"))
        .is(201).id();
    for (String character : List.of(imported(PNG), imported(V2), imported(V3),
        imported(charx(Map.of("card.json", V3))), imported(CardFixtures.utf8(CardFixtures.V1)), byHand)) {
      byte[] png = exported(user, character, "png");
      assertThat(text(png, "ccv3").at("/spec").asText()).isEqualTo("chara_card_v3");
      assertThat(text(png, "chara").at("/data/name").asText()).isEqualTo("Mira");
      byte[] v2 = exported(user, character, "json");
      assertThat(tree(new String(v2, UTF_8)).at("/spec").asText()).isEqualTo("chara_card_v2");
      byte[] v3 = exported(user, character, "json_v3");
      assertThat(tree(new String(v3, UTF_8)).at("/spec").asText()).isEqualTo("chara_card_v3");
      byte[] archive = exported(user, character, "charx");
      assertThat(tree(new String(member(archive, "card.json"), UTF_8)).at("/data/name").asText())
          .isEqualTo("Mira");

      JsonNode original = user.get("/characters/" + character).is(200).json();
      for (byte[] card : List.of(png, v3, archive)) {
        JsonNode again = sent(card).is(201).at("/character");
        for (String field : List.of("name", "nickname", "description", "personality", "scenario", "tags")) {
          assertThat(again.path(field)).as(field).isEqualTo(original.path(field));
        }
      }
    }
    user.get("/characters/" + byHand + "/export?format=docx").names("format");
  }

  @Test
  void a_hidden_definition_is_in_no_export_of_a_stranger() throws IOException {
    String character = imported(PNG);
    edit(character, "visibility", "public", "definition_visible", false);
    for (Client stranger : List.of(server.client(), server.user())) {
      byte[] png = exported(stranger, character, "png");
      byte[] archive = exported(stranger, character, "charx");
      for (JsonNode card : List.of(text(png, "chara"), text(png, "ccv3"),
          tree(new String(exported(stranger, character, "json"), UTF_8)),
          tree(new String(exported(stranger, character, "json_v3"), UTF_8)),
          tree(new String(member(archive, "card.json"), UTF_8)))) {
        assertThat(card.at("/data/first_mes").asText()).isEqualTo("The lamp is lit.");
        assertThat(card.toString()).doesNotContain("lighthouse", "calm", "A storm", "Be {{char}}",
            "Stay calm", "It turns", "talkativeness", "x_unknown");
      }
    }
    assertThat(exported(user, character, "png")).isEqualTo(PNG);
    assertThat(exported(server.admin(), character, "png")).isEqualTo(PNG);
  }

  @Test
  void a_private_card_is_its_owners() {
    String character = imported(PNG);
    for (Client stranger : List.of(server.client(), server.user())) {
      stranger.get("/characters/" + character + "/export").isProblem(404, "RESOURCE_NOT_FOUND");
    }
  }

  @Test
  void what_is_no_card_is_of_an_unsupported_type() {
    for (byte[] file : List.of(CardFixtures.utf8("hello"), CardFixtures.utf8("%PDF-1.7"),
        new byte[]{0, 1, 2, 3})) {
      sent(file).isProblem(415, "UNSUPPORTED_MEDIA_TYPE");
      sentAsForm("file", file).isProblem(415, "UNSUPPORTED_MEDIA_TYPE");
    }
  }

  @Test
  void a_file_that_holds_no_usable_card_is_told_what_is_wrong() {
    for (byte[] file : List.of(CardFixtures.utf8("{}"), CardFixtures.utf8("{\"spec\":\"chara_card_v2\"}"),
        CardFixtures.utf8("{\"name\":"), CardFixtures.png(Map.of()),
        CardFixtures.png(Map.of("chara", "no json")), charx(Map.of("other.json", V3)),
        CardFixtures.utf8(CardFixtures.V2.replace("calm", "ca\\u0000lm")))) {
      Answered refused = sent(file).isProblem(422, "UNPROCESSABLE_CARD");
      assertThat(refused.at("/details/reason").asText()).isNotBlank();
      assertThat(refused.at("/details").has("path")).isTrue();
    }
  }

  @Test
  void a_broken_picture_is_refused() {
    byte[] wrongHeader = PNG.clone();
    wrongHeader[20] ^= 1;
    for (byte[] broken : List.of(Arrays.copyOf(PNG, PNG.length / 2), Arrays.copyOf(PNG, 8),
        Arrays.copyOf(PNG, 30), wrongHeader)) {
      Answered refused = sent(broken);
      assertThat(refused.status()).as(refused.text()).isBetween(400, 499);
      assertThat(refused.at("/code").asText()).isIn("UNPROCESSABLE_CARD", "VALIDATION_ERROR");
    }
  }

  @Test
  void a_file_over_the_limit_is_too_large() {
    try (TestServer small = TestServer.start("FABULA_LIMIT_CARD_BYTES", "2048")) {
      Client here = user;
      user = small.user();
      try {
        sent(new byte[2_049]).isProblem(413, "PAYLOAD_TOO_LARGE");
        sentAsForm("file", new byte[2_049]).isProblem(413, "PAYLOAD_TOO_LARGE");
        sentAsForm("file", new byte[1 << 20]).isProblem(413, "PAYLOAD_TOO_LARGE");
        sent(V2).is(201);
      } finally {
        user = here;
      }
    }
  }

  @Test
  void a_form_without_a_file_is_a_validation_error() {
    sentAsForm("picture", PNG).names("file");
    user.with("Content-Type", "multipart/form-data; boundary=edge").send("POST", IMPORT,
        BodyPublishers.ofString("--edge--\r\n")).names("file");
    user.with("Content-Type", "multipart/form-data").send("POST", IMPORT,
        BodyPublishers.ofString("nothing")).names("file");
    assertThat(sent(new byte[0]).status()).isBetween(400, 499);
  }

  @Test
  void what_is_odd_about_a_card_is_told_and_does_not_stop_it() {
    assertWarned("newer_version", CardFixtures.utf8(CardFixtures.V3.replace("\"3.0\"", "\"3.7\"")));
    assertWarned("wrong_type", CardFixtures.utf8(CardFixtures.V2.replace("\"calm\"", "7")));
    assertWarned("damaged_ccv3", CardFixtures.png(Map.of("chara", CardFixtures.V2, "ccv3", "{")));
    byte[] trailing = Arrays.copyOf(PNG, PNG.length + 3);
    assertWarned("trailing_data", trailing);
  }

  private static void assertWarned(String code, byte[] card) {
    JsonNode warnings = sent(card).is(201).at("/warnings");
    assertThat(warnings.findValuesAsText("code")).as(warnings.toString()).contains(code);
    for (JsonNode warning : warnings) {
      assertThat(warning.path("message").asText()).isNotBlank();
      assertThat(warning.has("path")).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"png,png,image/png", "json,json,application/json", "json_v3,json,application/json",
      "charx,charx,application/zip"})
  void a_card_is_a_file_to_keep(String format, String extension, String type) {
    byte[] named = CardFixtures.utf8(CardFixtures.V2.replace("\"Mira\"", "\"미라\""));
    String character = imported(named);
    Answered file = user.get("/characters/" + character + "/export?format=" + format).is(200);

    assertThat(file.header("Content-Type").orElse("")).startsWith(type);
    assertThat(file.header("Cache-Control")).contains("no-store");
    assertThat(file.header("Content-Disposition").orElse(""))
        .startsWith("attachment; filename=\"card." + extension + "\"; filename*=UTF-8''%EB%AF%B8%EB%9D%BC-")
        .endsWith("." + extension).matches("\\p{ASCII}+");
  }
}
