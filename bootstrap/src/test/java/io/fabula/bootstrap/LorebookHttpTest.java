package io.fabula.bootstrap;

import static io.fabula.domain.character.CardFixtures.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class LorebookHttpTest {
  private static final String WORLD = """
      {"entries":{"0":{"uid":0,"key":["lamp","/(?=x)/"],"keysecondary":[],"content":"It turns.","order":5,
      "position":1,"disable":false,"excludeRecursion":true}}}""";
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

  private static String path(String character) {
    return "/characters/" + character + "/world-settings";
  }

  @Test
  void a_character_without_a_book_has_an_empty_one() {
    String character = user.newCharacter("Mira");
    JsonNode book = user.get(path(character)).is(200).json();

    assertThat(book.path("object").asText()).isEqualTo("lorebook");
    assertThat(book.path("id").asText()).isEqualTo(character);
    assertThat(book.path("entries")).isEmpty();
  }

  @Test
  void a_world_file_becomes_the_characters_book() {
    String character = user.newCharacter("Mira");
    Answered answer = desk.put(path(character), utf8(WORLD)).is(200);

    assertThat(answer.at("/entries/0/keys/0").asText()).isEqualTo("lamp");
    assertThat(answer.at("/entries/0/insertion_order").asInt()).isEqualTo(5);
    assertThat(answer.at("/entries/0/position").asText()).isEqualTo("after_char");
    assertThat(answer.at("/entries/0/extensions/exclude_recursion").asBoolean()).isTrue();
    assertThat(answer.at("/warnings/0/code").asText()).isEqualTo("regex_refused");
    assertThat(answer.at("/warnings/0/path").asText()).isEqualTo("entries[0].keys[1]");
    assertThat(user.get("/characters/" + character).is(200).at("/lorebook/entries"))
        .isEqualTo(answer.at("/entries"));
  }

  @Test
  void what_was_read_can_be_sent_back_and_changes_nothing() {
    String character = desk.imported(CardDesk.V3);
    Answered book = user.get(path(character)).is(200);
    Answered again = user.put(path(character), book.text()).is(200);

    assertThat(again.at("/warnings")).isEmpty();
    ObjectNode plain = again.json().deepCopy();
    plain.remove("warnings");
    assertThat((JsonNode) plain).isEqualTo(book.json());
    assertThat(again.header("ETag")).isEqualTo(book.header("ETag"));
    assertThat(desk.exported(character, "json_v3")).isEqualTo(CardDesk.V3);
  }

  @Test
  void an_overtaken_book_is_refused() {
    String character = desk.imported(CardDesk.V3);
    String tag = user.get(path(character)).is(200).header("ETag").orElseThrow();
    desk.put(path(character), utf8(WORLD)).is(200);

    user.with("If-Match", tag).put(path(character), WORLD).isProblem(412, "PRECONDITION_FAILED");
  }

  @Test
  void a_book_is_its_owners() {
    String character = user.newCharacter("Mira");
    Client other = server.user();

    other.put(path(character), WORLD).isProblem(403, "INSUFFICIENT_PERMISSION");
    other.get(path(character)).isProblem(403, "INSUFFICIENT_PERMISSION");
    server.client().get(path(character)).isProblem(401, "AUTHENTICATION_REQUIRED");
    server.admin().put(path(character), WORLD).is(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"entries\":", "{\"entries\":[1]}"})
  void what_is_no_book_is_told_why(String body) {
    Answered refused = user.put(path(user.newCharacter("Mira")), body).isProblem(422, "UNPROCESSABLE_CARD");

    assertThat(refused.at("/details/reason").asText()).isNotBlank();
  }

  @Test
  void a_book_that_is_imported_as_a_character_is_told_where_it_belongs() {
    for (String book : new String[]{WORLD, "{\"spec\":\"lorebook_v3\",\"data\":{\"entries\":[]}}"}) {
      assertThat(desk.sent(utf8(book)).isProblem(422, "UNPROCESSABLE_CARD").at("/detail").asText())
          .contains("/characters/{id}/world-settings");
    }
  }
}
