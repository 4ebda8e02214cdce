package io.fabula.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabula.domain.character.CardFixtures;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class CardHttpTest {
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
  void a_png_sent_as_a_form_becomes_a_private_character() {
    Answered answer = desk.sentAsForm("file", CardDesk.PNG).is(201);
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
      JsonNode character = desk.sent(CardFixtures.utf8(card)).is(201).at("/character");
      assertThat(character.path("name").asText()).isEqualTo("Mira");
      assertThat(character.path("scenario").asText()).isEqualTo("A storm.");
      assertThat(character.path("avatar_url").isNull()).isTrue();
    }
  }

  @Test
  void an_archive_is_imported_and_comes_out_as_it_was() {
    byte[] archive = CardDesk
        .charx(Map.of("card.json", CardDesk.V3, "notes/kept.txt", CardFixtures.utf8("kept")));
    Answered answer = desk.sentAsForm("file", archive).is(201);
    assertThat(answer.at("/character/nickname").asText()).isEqualTo("Mi");
    assertThat(desk.exported(answer.at("/character/id").asText(), "charx")).isEqualTo(archive);
  }

  @Test
  void what_is_no_card_is_of_an_unsupported_type() {
    for (byte[] file : List.of(CardFixtures.utf8("hello"), CardFixtures.utf8("%PDF-1.7"),
        new byte[]{0, 1, 2, 3})) {
      desk.sent(file).isProblem(415, "UNSUPPORTED_MEDIA_TYPE");
      desk.sentAsForm("file", file).isProblem(415, "UNSUPPORTED_MEDIA_TYPE");
    }
  }

  @Test
  void a_file_that_holds_no_usable_card_is_told_what_is_wrong() {
    for (byte[] file : List.of(CardFixtures.utf8("{}"), CardFixtures.utf8("{\"spec\":\"chara_card_v2\"}"),
        CardFixtures.utf8("{\"name\":"), CardFixtures.png(Map.of()),
        CardFixtures.png(Map.of("chara", "no json")), CardDesk.charx(Map.of("other.json", CardDesk.V3)),
        CardFixtures.utf8(CardFixtures.V2.replace("calm", "ca\\u0000lm")))) {
      Answered refused = desk.sent(file).isProblem(422, "UNPROCESSABLE_CARD");
      assertThat(refused.at("/details/reason").asText()).isNotBlank();
      assertThat(refused.at("/details").has("path")).isTrue();
    }
  }

  @Test
  void a_broken_picture_is_refused() {
    byte[] wrongHeader = CardDesk.PNG.clone();
    wrongHeader[20] ^= 1;
    for (byte[] broken : List.of(Arrays.copyOf(CardDesk.PNG, CardDesk.PNG.length / 2),
        Arrays.copyOf(CardDesk.PNG, 8),
        Arrays.copyOf(CardDesk.PNG, 30), wrongHeader)) {
      Answered refused = desk.sent(broken);
      assertThat(refused.status()).as(refused.text()).isBetween(400, 499);
      assertThat(refused.at("/code").asText()).isIn("UNPROCESSABLE_CARD", "VALIDATION_ERROR");
    }
  }

  @Test
  void bent_and_cut_files_never_break_the_server() {
    var chance = new Random(20_26);
    byte[] archive = CardDesk.charx(Map.of("card.json", CardDesk.V3, "a.png", CardDesk.PNG));
    for (byte[] card : List.of(CardDesk.PNG, CardDesk.V3, archive,
        CardFixtures.utf8("name: Mira\ncontext: x\n"))) {
      desk.sent(card).is(201);
      for (int round = 0; round < 60; round++) {
        byte[] bent = round % 3 == 0 ? Arrays.copyOf(card, chance.nextInt(card.length)) : card.clone();
        for (int i = 0; i < 3 && bent.length > 0; i++)
          bent[chance.nextInt(bent.length)] = (byte) chance.nextInt();
        Answered answer = desk.sent(bent);
        assertThat(answer.status()).as(answer.text()).isIn(201, 400, 413, 415, 422);
      }
    }
  }

  @Test
  void cards_of_other_programs_come_in() {
    JsonNode yaml = desk
        .sentAsForm("file", CardFixtures.utf8("name: 미라\ngreeting: 안녕\ncontext: |-\n  등대지기\n"))
        .is(201).at("/character");
    assertThat(yaml.path("name").asText()).isEqualTo("미라");
    assertThat(yaml.path("first_message").asText()).isEqualTo("안녕");
    assertThat(yaml.path("description").asText()).isEqualTo("등대지기");
    JsonNode chub = desk.sent(CardFixtures.utf8("""
        {"node":{"fullPath":"keeper/mira","definition":{"name":"Mira","personality":"keeper",
        "first_message":"Hi."}}}""")).is(201).at("/character");
    assertThat(chub.path("description").asText()).isEqualTo("keeper");
    assertThat(chub.path("creator").asText()).isEqualTo("keeper");
  }

  @Test
  void a_file_over_the_limit_is_too_large() {
    try (TestServer small = TestServer.start("FABULA_LIMIT_CARD_BYTES", "2048")) {
      var narrow = new CardDesk(small.user());
      narrow.sent(new byte[2_049]).isProblem(413, "PAYLOAD_TOO_LARGE");
      narrow.sentAsForm("file", new byte[2_049]).isProblem(413, "PAYLOAD_TOO_LARGE");
      narrow.sentAsForm("file", new byte[1 << 20]).isProblem(413, "PAYLOAD_TOO_LARGE");
      narrow.sent(CardDesk.V2).is(201);
    }
  }

  @Test
  void a_form_without_a_file_is_a_validation_error() {
    desk.sentAsForm("picture", CardDesk.PNG).names("file");
    user.with("Content-Type", "multipart/form-data; boundary=edge").send("POST", CardDesk.IMPORT,
        BodyPublishers.ofString("--edge--\r\n")).names("file");
    user.with("Content-Type", "multipart/form-data").send("POST", CardDesk.IMPORT,
        BodyPublishers.ofString("nothing")).names("file");
    assertThat(desk.sent(new byte[0]).status()).isBetween(400, 499);
  }

  @Test
  void what_is_odd_about_a_card_is_told_and_does_not_stop_it() {
    assertWarned("newer_version", CardFixtures.utf8(CardFixtures.V3.replace("\"3.0\"", "\"3.7\"")));
    assertWarned("wrong_type", CardFixtures.utf8(CardFixtures.V2.replace("\"calm\"", "7")));
    assertWarned("damaged_ccv3", CardFixtures.png(Map.of("chara", CardFixtures.V2, "ccv3", "{")));
    byte[] trailing = Arrays.copyOf(CardDesk.PNG, CardDesk.PNG.length + 3);
    assertWarned("trailing_data", trailing);
  }

  private static void assertWarned(String code, byte[] card) {
    JsonNode warnings = desk.sent(card).is(201).at("/warnings");
    assertThat(warnings.findValuesAsText("code")).as(warnings.toString()).contains(code);
    for (JsonNode warning : warnings) {
      assertThat(warning.path("message").asText()).isNotBlank();
      assertThat(warning.has("path")).isTrue();
    }
  }

}
