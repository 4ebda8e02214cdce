package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ChatHttpTest {
  private static TestServer server;
  private static Client user;
  private static String character;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    user = server.user();
    character = user.newCharacter("Mira");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answered open() {
    return user.post("/chats", json("character_id", character, "force_new", true)).is(201);
  }

  private static void say(String chat, String text) {
    user.with("Accept", "application/json").post("/chats/" + chat + "/message", json("content", text))
        .is(200);
  }

  @Test
  void a_chat_opens_with_its_greeting_and_is_found_again() {
    Client other = server.user();
    Answered made = other.post("/chats", json("character_id", character)).is(201);
    assertThat(made.header("Location")).contains("/api/chats/" + made.id());
    assertThat(made.at("/messages/0/content").asText()).isEqualTo("The lamp is lit.");
    assertThat(made.at("/messages/0/alternates/count").asInt()).isEqualTo(2);

    assertThat(other.post("/chats", json("character_id", character)).is(200).id()).isEqualTo(made.id());
    assertThat(other.post("/chats", json("character_id", character, "force_new", true, "greeting_index", 1))
        .is(201).at("/messages/0/content").asText()).isEqualTo("Who is there?");
    other.post("/chats", json("character_id", character, "force_new", true, "greeting_index", 2))
        .names("greeting_index");
    other.post("/chats", json("character_id", made.id())).isProblem(404, "RESOURCE_NOT_FOUND");
    other.post("/chats", json("character_id", "no")).names("character_id");
  }

  @Test
  void a_patch_changes_what_is_sent_and_clears_what_is_null() {
    String chat = "/chats/" + open().id();
    Map<String, Object> note = Map.of("content", "Rain.", "depth", 2);
    user.patch(chat, json("title", "Storm", "author_note", note, "settings", Map.of("temperature", 0.5)))
        .is(200);

    Answered changed = user.patch(chat, json("title", null, "settings", Map.of("max_tokens", 50))).is(200);

    assertThat(changed.at("/title").isNull()).isTrue();
    assertThat(changed.at("/settings/temperature").asDouble()).isEqualTo(0.5);
    assertThat(changed.at("/settings/max_tokens").asInt()).isEqualTo(50);
    assertThat(changed.at("/author_note/content").asText()).isEqualTo("Rain.");
    user.patch(chat, json("model", "nobody/nothing")).names("model");
    assertThat(user.patch(chat, json("settings", Map.of("temperature", 9))).status()).isEqualTo(400);
  }

  @Test
  void every_part_of_a_chat_that_is_sent_is_checked() {
    String chat = "/chats/" + open().id();

    for (String note : List.of("{}", "{\"depth\":1}", "{\"content\":null}", "{\"content\":\" \"}")) {
      user.patch(chat, "{\"author_note\":" + note + "}").names("author_note.content");
    }

    user.patch(chat, json("title", "x".repeat(201), "author_note", Map.of("content", "n", "depth", -3),
        "settings", Map.of("temperature", 5, "top_p", 7, "max_tokens", -5, "context_tokens", 1)))
        .names("title", "author_note.depth", "settings.temperature", "settings.top_p", "settings.max_tokens",
            "settings.context_tokens");
    user.patch(chat, json("title", "\u0007", "model", "no model")).names("title", "model");
    assertThat(user.get(chat).is(200).at("/author_note").isNull()).isTrue();
  }

  @Test
  void what_takes_words_away_asks_for_the_version_that_one_knows() {
    String id = open().id();
    String chat = "/chats/" + id;
    String old = user.get(chat).header("ETag").orElseThrow();
    say(id, "One");
    JsonNode messages = user.messages(id);
    String question = messages.get(1).path("id").asText();
    String alternate = "/chat/messages/" + messages.get(0).path("id").asText() + "/alternate";
    Client late = user.with("If-Match", old);

    late.delete(chat + "/messages").isProblem(412, "PRECONDITION_FAILED");
    late.delete(chat + "/messages/" + question).isProblem(412, "PRECONDITION_FAILED");
    late.delete(chat + "/messages/" + question + "?following=true").isProblem(412, "PRECONDITION_FAILED");
    late.put(alternate, json("index", 0)).isProblem(412, "PRECONDITION_FAILED");
    late.delete(chat + "/messages/" + id).isProblem(404, "RESOURCE_NOT_FOUND");
    assertThat(user.messages(id)).isEqualTo(messages);

    user.with("If-Match", user.get(chat).header("ETag").orElseThrow()).delete(chat + "/messages").is(204);
    assertThat(user.messages(id)).hasSize(1);
  }

  @Test
  void messages_are_read_page_by_page_backwards() {
    String chat = open().id();
    say(chat, "One");
    say(chat, "Two");

    Answered newest = user.get("/chats/" + chat + "/messages?limit=2").is(200);
    assertThat(newest.results("content").getFirst()).isEqualTo("Two");
    String cursor = newest.at("/next_cursor").asText();
    Answered older = user.get("/chats/" + chat + "/messages?limit=2&cursor=" + cursor).is(200);
    assertThat(older.results("content").getFirst()).isEqualTo("One");
    String before = newest.results("id").getFirst();
    assertThat(user.get("/chats/" + chat + "/messages?limit=2&before=" + before).is(200).json())
        .isEqualTo(older.json());
    user.get("/chats/" + chat + "/messages?cursor=" + cursor + "&before=" + before).names("before");
    user.get("/chats/" + chat + "/messages?before=no").names("before");
  }

  @Test
  void a_branch_goes_its_own_way() {
    String chat = open().id();
    say(chat, "One");
    JsonNode messages = user.messages(chat);

    Answered branch = user
        .post("/chats/" + chat + "/branch", json("message_id", messages.get(1).path("id").asText())).is(201);
    assertThat(branch.at("/message_count").asInt()).isEqualTo(2);
    say(branch.id(), "Other");
    assertThat(user.messages(chat)).isEqualTo(messages);
    user.post("/chats/" + chat + "/branch", json("message_id", chat)).isProblem(404, "RESOURCE_NOT_FOUND");
  }

  @Test
  void a_chat_is_cleared_to_its_greeting_and_deleted_for_good() {
    String chat = open().id();
    say(chat, "One");
    user.delete("/chats/" + chat + "/messages").is(204);
    assertThat(user.messages(chat)).hasSize(1);
    server.user().delete("/chats/" + chat).isProblem(404, "RESOURCE_NOT_FOUND");
    user.delete("/chats/" + chat).is(204);
    user.get("/chats/" + chat).isProblem(404, "RESOURCE_NOT_FOUND");
  }
}
