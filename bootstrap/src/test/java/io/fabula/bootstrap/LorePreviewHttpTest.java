package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LorePreviewHttpTest {
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

  private static Map<String, Object> entry(String id, String key, String content) {
    return Map.of("id", id, "name", "about " + key, "keys", List.of(key), "content", content, "enabled", true,
        "insertion_order", 10);
  }

  private static Map<String, Object> book(Map<?, ?>... entries) {
    return Map.of("entries", List.of(entries));
  }

  private static Map<String, Object> said(String role, String content) {
    return Map.of("role", role, "content", content);
  }

  @Test
  void a_preview_says_of_each_entry_whether_it_comes_in_and_why() {
    var lorebook = book(entry("a", "마법 학교", "It stands by the sea."), entry("b", "dragon", "None are left."));

    Answered answer = user.post("/lorebooks/preview", json("lorebook", lorebook, "messages",
        List.of(said("user", "마법학교에 가자"), said("assistant", "Now?")))).is(200);

    JsonNode first = answer.at("/lore/0");
    assertThat(first).isEqualTo(Client.tree("""
        {"entry":"a","name":"about 마법 학교","included":true,"reason":"key","key":"마법 학교","message_id":"0",
         "position":"before_char","tokens":%d}""".formatted(first.path("tokens").asInt())));
    assertThat(first.path("tokens").asInt()).isPositive();
    assertThat(answer.at("/lore/1/included").asBoolean()).isFalse();
    assertThat(answer.at("/lore/1/reason").asText()).isEqualTo("no_key");
    assertThat(answer.at("/lore/1/key").isNull()).isTrue();
    assertThat(answer.at("/text").asText()).isEqualTo("It stands by the sea.");
  }

  @Test
  void a_text_will_do_and_a_book_that_stands_alone_too() {
    var alone = Map.of("spec", "lorebook_v3", "data", book(entry("a", "lamp", "{{char}} turns it.")));

    Answered answer = user
        .post("/lorebooks/preview", json("lorebook", alone, "text", "The lamp", "character_id",
            user.newCharacter("Mira")))
        .is(200);

    assertThat(answer.at("/text").asText()).isEqualTo("Mira turns it.");
  }

  @Test
  void the_clock_is_the_users() {
    var lorebook = book(entry("a", "lamp", "{{isodate}}"));
    Client traveller = server.user();
    // fourteen hours before UTC and eleven behind it: the days are never the same
    for (String zone : List.of("Pacific/Kiritimati", "Pacific/Niue")) {
      traveller.put("/user/settings", json("general", Map.of("timezone", zone))).is(200);
      String before = LocalDate.now(ZoneId.of(zone)).toString();

      String told = traveller.post("/lorebooks/preview", json("lorebook", lorebook, "text", "lamp")).is(200)
          .at("/text").asText();

      assertThat(told).isIn(before, LocalDate.now(ZoneId.of(zone)).toString());
    }
  }

  @Test
  void what_is_hidden_does_not_show_through_a_macro() {
    String hidden = user.post("/characters", json("name", "Sphinx", "visibility", "public",
        "definition_visible", false, "description", "The answer is man.")).is(201).id();
    String secret = user.post("/characters", json("name", "Sphinx", "visibility", "private")).is(201).id();
    String body = json("lorebook", book(entry("a", "lamp", "<{{description}}>")), "text", "lamp",
        "character_id",
        hidden);

    assertThat(user.post("/lorebooks/preview", body).is(200).at("/text").asText())
        .isEqualTo("<The answer is man.>");
    Client stranger = server.user();
    assertThat(stranger.post("/lorebooks/preview", body).is(200).at("/text").asText()).isEqualTo("<>");
    stranger.post("/lorebooks/preview", json("lorebook", book(), "text", "x", "character_id", secret))
        .isProblem(404, "RESOURCE_NOT_FOUND");
  }

  @Test
  void a_bad_preview_names_its_fields() {
    user.post("/lorebooks/preview", json("text", "lamp")).names("lorebook");
    user.post("/lorebooks/preview", json("lorebook", book())).names("messages");
    user.post("/lorebooks/preview", json("lorebook", book(), "messages", List.of(Map.of("role", "king"))))
        .names("messages[0].role", "messages[0].content");
    server.client().post("/lorebooks/preview", json("lorebook", book(), "text", "x"))
        .isProblem(401, "AUTHENTICATION_REQUIRED");
  }

  @Test
  void a_hostile_expression_is_soon_answered() {
    var hostile = book(entry("a", "/(a+)+$/", "x"), entry("b", "/(.*)*(.*)*x/", "x"),
        entry("c", "/(?=a)/", "x"));
    long before = System.nanoTime();

    Answered answer = user.post("/lorebooks/preview",
        json("lorebook", hostile, "text", "a".repeat(100_000) + "b")).is(200);

    assertThat(System.nanoTime() - before).isLessThan(5_000_000_000L);
    assertThat(answer.at("/lore/2/reason").asText()).isEqualTo("no_key");
  }
}
