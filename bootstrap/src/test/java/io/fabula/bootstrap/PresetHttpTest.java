package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a character's author would have replies drawn. */
@Timeout(120)
class PresetHttpTest {
  private static TestServer server;
  private Client author;
  private Client fan;
  private String mira;
  private String path;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @BeforeEach
  void come() {
    author = server.user();
    fan = server.user();
    mira = author.newCharacter("Mira");
    path = "/characters/" + mira + "/settings";
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void settings_are_set_once_changed_and_thrown_away() {
    assertThat(author.get(path).is(200).at("/temperature").isNull()).isTrue();

    Answered made = author.post(path, json("temperature", 0.5, "stop", List.of("***"))).is(201);
    assertThat(made.header("Location")).contains("/api" + path);
    author.post(path, json("temperature", 1)).isProblem(409, "CONFLICT");
    Answered changed = author
        .put(path, json("max_tokens", 300, "author_note", Map.of("content", "Be brief.")))
        .is(200);
    assertThat(changed.at("/temperature").asDouble()).isEqualTo(0.5);
    assertThat(changed.at("/author_note/depth").asInt()).isEqualTo(4);
    assertThat(author.get(path).is(200).json()).isEqualTo(changed.json());
    assertThat(author.put(path, json("temperature", null)).is(200).at("/temperature").isNull()).isTrue();
    author.with("If-Match", "\"1\"").put(path, "{}").isProblem(412, "PRECONDITION_FAILED");
    author.delete(path).is(204);
    assertThat(author.get(path).is(200).at("/max_tokens").isNull()).isTrue();
    author.put(path, json("top_p", 1)).is(200);
  }

  @Test
  void what_no_model_takes_is_refused_and_so_are_strangers() {
    author.put(path, json("temperature", 2.1, "top_p", -1, "max_tokens", 0)).names("temperature", "top_p",
        "max_tokens");
    author.put(path, json("stop", List.of("a", "b", "c", "d", "e"))).names("stop");
    author.put(path, json("model", "nobody/nothing")).names("model");
    author.put(path, json("author_note", Map.of("content", "x", "depth", -1))).names("author_note.depth");
    for (String method : List.of("PUT", "POST")) {
      fan.send(method, path, "{}").isProblem(403, "INSUFFICIENT_PERMISSION");
    }
    fan.get(path).isProblem(403, "INSUFFICIENT_PERMISSION");
    fan.delete(path).isProblem(403, "INSUFFICIENT_PERMISSION");
    author.put("/characters/" + mira, json("visibility", "private")).is(200);
    fan.get(path).isProblem(404, "RESOURCE_NOT_FOUND");
  }

  @Test
  void a_chat_that_says_nothing_itself_follows_them_and_the_ledger_keeps_what_was_used() {
    author.put(path, json("author_note", Map.of("content", "Mind the lamp.", "depth", 0), "max_tokens", 77))
        .is(200);
    String chat = fan.post("/chats", json("character_id", mira)).is(201).id();
    Client exact = fan.with("Accept", "application/json");

    assertThat(fan.get("/chats/" + chat + "/prompt").is(200).text()).contains("Mind the lamp.");
    exact.post("/chats/" + chat + "/message", json("content", "Hello")).is(200);
    fan.patch("/chats/" + chat, json("author_note", Map.of("content", "Forget the lamp."))).is(200);
    String prompt = fan.get("/chats/" + chat + "/prompt").is(200).text();
    assertThat(prompt).contains("Forget the lamp.").doesNotContain("Mind the lamp.");
  }

  @Test
  void stop_texts_end_a_reply() {
    author.put(path, json("stop", List.of(" "))).is(200);
    String chat = fan.post("/chats", json("character_id", mira)).is(201).id();

    Answered reply = fan.with("Accept", "application/json")
        .post("/chats/" + chat + "/message", json("content", "Hello")).is(200);

    assertThat(reply.at("/assistant_message/content").asText()).isNotEmpty().doesNotContain(" ");
  }
}
