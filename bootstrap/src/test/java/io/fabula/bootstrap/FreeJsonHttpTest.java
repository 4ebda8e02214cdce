package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Members that may hold any JSON: what comes in must be readable, exportable and importable ever after. */
@Timeout(120)
class FreeJsonHttpTest {
  private static final String WORLD = """
      {"lorebook":{"entries":{"0":{"uid":0,"key":["lamp"],"content":"It turns.","order":5}}}}""";
  private static TestServer server;
  private static Client author;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    author = server.user();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String made() {
    return "/characters/" + author.post("/characters", json("name", "Mira")).is(201).id();
  }

  private static String nested(String member, int depth) {
    return "{\"" + member + "\":{\"a\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}}";
  }

  @ParameterizedTest
  @ValueSource(strings = {"extensions", "lorebook"})
  void what_nests_too_deeply_is_refused_and_named(String member) {
    String character = made();

    author.put(character, nested(member, 191)).isProblem(400, "VALIDATION_ERROR").names(member);
    author.put(character, nested(member, 998)).isProblem(400, "VALIDATION_ERROR").names(member);
    author.put(character, nested(member, 1_100)).isProblem(400, "VALIDATION_ERROR").names("body");
    author.post("/characters", nested(member, 300)).isProblem(400, "VALIDATION_ERROR").names(member);

    author.get(character).is(200);
  }

  @Test
  void the_deepest_that_is_let_in_can_be_read_exported_and_imported() {
    String character = made();
    author.put(character, nested("extensions", 190)).is(200);
    JsonNode kept = author.get(character).is(200).at("/extensions");

    byte[] card = author.get(character + "/export?format=json").is(200).response().body();
    Answered again = author.with("Content-Type", "application/json")
        .send("POST", "/characters/import", BodyPublishers.ofByteArray(card)).is(201);

    assertThat(again.at("/character/extensions")).isEqualTo(kept);
    author.put(character, "{\"extensions\":{}}").is(200);
  }

  @Test
  void a_world_file_that_nests_too_deeply_is_refused() {
    String file = "{\"entries\":[{\"a\":" + "[".repeat(195) + "]".repeat(195) + "}]}";

    author.put(made() + "/world-settings", file).isProblem(422, "UNPROCESSABLE_CARD");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "{\"extensions\":{\"a\":{\"b\":[\"x\\u0000y\"]}}} | extensions.a.b[0]",
      "{\"extensions\":{\"a\\u0000\":1}} | extensions",
      "{\"extensions\":{\"a\":\"\\ud800\"}} | extensions.a",
      "{\"lorebook\":{\"entries\":[{\"keys\":[\"a\\u0000\"],\"content\":\"b\"}]}} | lorebook.entries[0].keys[0]"})
  void texts_inside_obey_the_rules_of_all_texts(String body, String field) {
    author.put(made(), body).isProblem(400, "VALIDATION_ERROR").names(field);
  }

  @Test
  void a_book_of_sillytavern_is_understood_wherever_a_book_is_sent() {
    String character = made();

    Answered changed = author.put(character, WORLD).is(200);
    Answered made = author.post("/characters", "{\"name\":\"Tom\"," + WORLD.substring(1)).is(201);

    for (Answered answer : new Answered[]{changed, made}) {
      assertThat(answer.at("/lorebook/entries/0/keys/0").asText()).isEqualTo("lamp");
      assertThat(answer.at("/lorebook/entries/0/insertion_order").asInt()).isEqualTo(5);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "{\"lorebook\":{\"entries\":\"x\"}} | lorebook.entries",
      "{\"lorebook\":{\"entries\":[null]}} | lorebook.entries[0]", "{\"lorebook\":{}} | lorebook.entries"})
  void a_book_without_entries_is_none(String body, String field) {
    author.put(made(), body).isProblem(400, "VALIDATION_ERROR").names(field);
  }

  @Test
  void what_a_card_brought_along_may_come_back_as_it_is() {
    String card = """
        {"spec":"chara_card_v2","spec_version":"2.0","data":{"name":"Mira","character_book":{"entries":[null,
        {"keys":"lamp","content":5}],"odd":true}}}""";
    Answered imported = author.send("POST", "/characters/import", BodyPublishers.ofString(card)).is(201);

    Answered sent = author
        .put("/characters/" + imported.at("/character/id").asText(),
            "{\"lorebook\":" + imported.at("/character/lorebook") + "}")
        .is(200);

    assertThat(sent.at("/lorebook")).isEqualTo(imported.at("/character/lorebook"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"c1a1", "c0af", "eda080", "ff", "e282"})
  void a_body_that_is_not_utf_8_is_refused(String bytes) {
    var body = new ByteArrayOutputStream();
    body.writeBytes("{\"name\":\"".getBytes(StandardCharsets.US_ASCII));
    body.writeBytes(HexFormat.of().parseHex(bytes));
    body.writeBytes("dmin\"}".getBytes(StandardCharsets.US_ASCII));

    author.with("Content-Type", "application/json")
        .send("POST", "/personas", BodyPublishers.ofByteArray(body.toByteArray()))
        .isProblem(400, "VALIDATION_ERROR").names("body");
  }

  @Test
  void a_byte_order_mark_is_no_part_of_a_body() {
    author.post("/personas", "\uFEFF{\"name\":\"모래\"}").is(201);
  }
}
