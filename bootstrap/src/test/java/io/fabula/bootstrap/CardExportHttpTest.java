package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static io.fabula.bootstrap.Client.tree;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabula.domain.character.CardFixtures;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class CardExportHttpTest {
  private static TestServer server;
  private static Client user;
  private static CardDesk desk;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    user = server.user();
    desk = new CardDesk(user);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void the_report_names_what_a_second_import_misses_and_nothing_else() {
    String character = desk.imported(CardDesk.PNG);
    for (String format : List.of("png", "json", "json_v3", "charx")) {
      Answered report = user.get("/characters/" + character + "/export/report?format=" + format).is(200);
      JsonNode before = user.get("/characters/" + character).is(200).json();
      JsonNode after = desk.sent(desk.exported(character, format)).is(201).at("/character");

      List<String> lost = report.at("/losses").findValuesAsText("field");
      assertThat(report.at("/format").asText()).isEqualTo(format);
      assertThat(report.at("/lossless").asBoolean()).as(format).isEqualTo(lost.isEmpty());
      assertThat(lost.contains("nickname")).as(format)
          .isEqualTo(!after.path("nickname").equals(before.path("nickname")));
      assertThat(lost.contains("assets[0]")).as(format).isEqualTo(after.path("avatar_url").isNull());
      for (String kept : List.of("description", "extensions", "lorebook", "tags", "system_prompt")) {
        assertThat(after.path(kept).equals(before.path(kept))).as(format + " " + kept)
            .isEqualTo(lost.stream().noneMatch(field -> field.startsWith(kept)));
      }
    }
    user.get("/characters/" + character + "/export/report?format=docx").names("format");
  }

  @Test
  void a_report_speaks_the_readers_language() {
    String character = desk.imported(CardDesk.PNG);
    String path = "/characters/" + character + "/export/report?format=json_v3";

    assertThat(user.get(path).is(200).at("/losses/0/reason").asText()).contains("picture");
    assertThat(user.with("Accept-Language", "ko").get(path).is(200).at("/losses/0/reason").asText())
        .contains("그림");
  }

  @Test
  void a_report_tells_a_stranger_of_no_more_than_they_may_see() {
    String character = desk.imported(CardDesk.V3);
    Client stranger = server.client();
    String path = "/characters/" + character + "/export/report?format=json";
    stranger.get(path).isProblem(404, "RESOURCE_NOT_FOUND");
    desk.edit(character, "visibility", "public", "definition_visible", false);

    assertThat(stranger.get(path).is(200).at("/losses").findValuesAsText("field"))
        .containsExactlyInAnyOrder("nickname", "group_only_greetings");
    assertThat(user.get(path).is(200).at("/losses").findValuesAsText("field")).contains("source");
  }

  @Test
  void an_unedited_card_comes_out_byte_by_byte() {
    assertThat(desk.exported(desk.imported(CardDesk.PNG), "png")).isEqualTo(CardDesk.PNG);
    assertThat(desk.exported(desk.imported(CardDesk.V2), "json")).isEqualTo(CardDesk.V2);
    assertThat(desk.exported(desk.imported(CardDesk.V3), "json_v3")).isEqualTo(CardDesk.V3);
    String byDefault = desk.imported(CardDesk.PNG);
    assertThat(user.get("/characters/" + byDefault + "/export").is(200).response().body())
        .isEqualTo(CardDesk.PNG);
    desk.edit(byDefault, "tagline", "No part of a card", "visibility", "public");
    assertThat(CardDesk.exported(server.client(), byDefault, "png")).isEqualTo(CardDesk.PNG);
  }

  @Test
  void an_edited_json_differs_in_the_edited_field_alone() {
    String character = desk.imported(CardDesk.V2);
    desk.edit(character, "personality", "stormy");

    JsonNode expected = tree(CardFixtures.V2);
    ((ObjectNode) expected.path("data")).put("personality", "stormy");
    byte[] edited = desk.exported(character, "json");
    assertThat(tree(new String(edited, UTF_8))).isEqualTo(expected);
    assertThat(new String(edited, UTF_8)).contains("1.50", "2e3");
    desk.edit(character, "personality", "calm");
    assertThat(desk.exported(character, "json")).isEqualTo(CardDesk.V2);
  }

  @Test
  void an_edited_png_differs_in_the_edited_field_of_both_its_cards_alone() {
    String character = desk.imported(CardDesk.PNG);
    desk.edit(character, "personality", "stormy");
    byte[] edited = desk.exported(character, "png");

    CardDesk.inOrder().forEach((keyword, card) -> {
      JsonNode expected = tree(card);
      ((ObjectNode) expected.path("data")).put("personality", "stormy");
      assertThat(CardDesk.text(edited, keyword)).as(keyword).isEqualTo(expected);
    });
    String before = new String(CardDesk.PNG, ISO_8859_1);
    int cards = before.indexOf("chara\0") - 8;
    assertThat(new String(edited, ISO_8859_1)).startsWith(before.substring(0, cards));
  }

  @Test
  void every_card_comes_out_in_every_format_and_goes_in_again() throws IOException {
    String byHand = user
        .post("/characters", json("name", "Mira", "description", "A keeper. 등대지기", "nickname", "Mi"))
        .is(201).id();
    for (String character : List.of(desk.imported(CardDesk.PNG), desk.imported(CardDesk.V2),
        desk.imported(CardDesk.V3),
        desk.imported(CardDesk.charx(Map.of("card.json", CardDesk.V3))),
        desk.imported(CardFixtures.utf8(CardFixtures.V1)), byHand)) {
      byte[] png = desk.exported(character, "png");
      assertThat(CardDesk.text(png, "ccv3").at("/spec").asText()).isEqualTo("chara_card_v3");
      assertThat(CardDesk.text(png, "chara").at("/data/name").asText()).isEqualTo("Mira");
      byte[] v2 = desk.exported(character, "json");
      assertThat(tree(new String(v2, UTF_8)).at("/spec").asText()).isEqualTo("chara_card_v2");
      byte[] v3 = desk.exported(character, "json_v3");
      assertThat(tree(new String(v3, UTF_8)).at("/spec").asText()).isEqualTo("chara_card_v3");
      byte[] archive = desk.exported(character, "charx");
      assertThat(tree(new String(CardDesk.member(archive, "card.json"), UTF_8)).at("/data/name").asText())
          .isEqualTo("Mira");

      JsonNode original = user.get("/characters/" + character).is(200).json();
      for (byte[] card : List.of(png, v3, archive)) {
        JsonNode again = desk.sent(card).is(201).at("/character");
        for (String field : List.of("name", "nickname", "description", "personality", "scenario", "tags")) {
          assertThat(again.path(field)).as(field).isEqualTo(original.path(field));
        }
      }
    }
    user.get("/characters/" + byHand + "/export?format=docx").names("format");
  }

  @Test
  void a_hidden_definition_is_in_no_export_of_a_stranger() throws IOException {
    String character = desk.imported(CardDesk.PNG);
    desk.edit(character, "visibility", "public", "definition_visible", false);
    for (Client stranger : List.of(server.client(), server.user())) {
      byte[] png = CardDesk.exported(stranger, character, "png");
      byte[] archive = CardDesk.exported(stranger, character, "charx");
      for (JsonNode card : List.of(CardDesk.text(png, "chara"), CardDesk.text(png, "ccv3"),
          tree(new String(CardDesk.exported(stranger, character, "json"), UTF_8)),
          tree(new String(CardDesk.exported(stranger, character, "json_v3"), UTF_8)),
          tree(new String(CardDesk.member(archive, "card.json"), UTF_8)))) {
        assertThat(card.at("/data/first_mes").asText()).isEqualTo("The lamp is lit.");
        assertThat(card.toString()).doesNotContain("lighthouse", "calm", "A storm", "Be {{char}}",
            "Stay calm", "It turns", "talkativeness", "x_unknown");
      }
    }
    assertThat(desk.exported(character, "png")).isEqualTo(CardDesk.PNG);
    assertThat(CardDesk.exported(server.admin(), character, "png")).isEqualTo(CardDesk.PNG);
  }

  @Test
  void a_private_card_is_its_owners() {
    String character = desk.imported(CardDesk.PNG);
    for (Client stranger : List.of(server.client(), server.user())) {
      stranger.get("/characters/" + character + "/export").isProblem(404, "RESOURCE_NOT_FOUND");
    }
  }

  @ParameterizedTest
  @CsvSource({"png,png,image/png", "json,json,application/json", "json_v3,json,application/json",
      "charx,charx,application/zip"})
  void a_card_is_a_file_to_keep(String format, String extension, String type) {
    byte[] named = CardFixtures.utf8(CardFixtures.V2.replace("\"Mira\"", "\"미라\""));
    String character = desk.imported(named);
    Answered file = user.get("/characters/" + character + "/export?format=" + format).is(200);

    assertThat(file.header("Content-Type").orElse("")).startsWith(type);
    assertThat(file.header("Cache-Control")).contains("no-store");
    assertThat(file.header("Content-Disposition").orElse(""))
        .startsWith("attachment; filename=\"card." + extension + "\"; filename*=UTF-8''%EB%AF%B8%EB%9D%BC-")
        .endsWith("." + extension).matches("\\p{ASCII}+");
  }
}
