package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class MemoryHttpTest {
  private static final String NOTES = "/memory-notes";
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static List<String> remembered(Client user, String chat, String draft) {
    JsonNode parts = user
        .get("/chats/" + chat + "/prompt?content=" + java.net.URLEncoder.encode(draft,
            java.nio.charset.StandardCharsets.UTF_8))
        .is(200).at("/parts");
    return java.util.stream.StreamSupport.stream(parts.spliterator(), false)
        .filter(part -> part.path("source").asText().equals("memory"))
        .map(part -> part.path("content").asText()).toList();
  }

  @Test
  void a_note_is_written_read_changed_and_thrown_away() {
    Client user = server.user();
    String character = user.newCharacter("Mira");
    Answered note = user.post(NOTES, json("content", " 불은 꺼지지 않는다 ", "character_id", character, "keywords",
        List.of("등대"), "pinned", true)).is(201);
    // nothing tells of one note alone
    assertThat(note.header("Location")).isEmpty();

    assertThat(note.at("/object").asText()).isEqualTo("memory_note");
    assertThat(note.at("/content").asText()).isEqualTo("불은 꺼지지 않는다");
    assertThat(note.at("/character_id").asText()).isEqualTo(character);
    assertThat(note.at("/chat_id").isNull()).isTrue();
    String path = NOTES + "/" + note.id();
    Answered changed = user.put(path, json("pinned", false)).is(200);
    assertThat(changed.at("/pinned").asBoolean()).isFalse();
    assertThat(changed.at("/keywords/0").asText()).isEqualTo("등대");
    user.with("If-Match", "\"1\"").put(path, json("content", "x")).isProblem(412, "PRECONDITION_FAILED");
    user.put(path, json("content", " ")).isProblem(400, "VALIDATION_ERROR");
    assertThat(user.get(NOTES).is(200).at("/results")).hasSize(1);
    assertThat(user.get(NOTES + "?character_id=" + character).is(200).at("/results")).hasSize(1);
    assertThat(user.get(NOTES + "?character_id=" + UUID.randomUUID()).is(200).at("/results")).isEmpty();
    user.delete(path).is(204);
    user.delete(path).isProblem(404, "RESOURCE_NOT_FOUND");
  }

  @Test
  void notes_are_their_authors_alone_and_of_what_they_may_see() {
    Client user = server.user();
    Client stranger = server.user();
    String chat = user.newChat();
    String note = user.post(NOTES, json("content", "mine", "chat_id", chat)).is(201).id();

    stranger.put(NOTES + "/" + note, json("content", "theirs")).isProblem(404, "RESOURCE_NOT_FOUND");
    stranger.delete(NOTES + "/" + note).isProblem(404, "RESOURCE_NOT_FOUND");
    assertThat(stranger.get(NOTES).is(200).at("/results")).isEmpty();
    stranger.post(NOTES, json("content", "x", "chat_id", chat)).isProblem(404, "RESOURCE_NOT_FOUND");
    String hidden = user.post("/characters", json("name", "Hidden")).is(201).id();
    stranger.post(NOTES, json("content", "x", "character_id", hidden)).isProblem(404, "RESOURCE_NOT_FOUND");
    user.post(NOTES, json("content", "x", "character_id", hidden, "chat_id", chat))
        .isProblem(400, "VALIDATION_ERROR");
    user.post(NOTES, json("content", "")).isProblem(400, "VALIDATION_ERROR");
    user.post(NOTES, json("content", "x", "chat_id", "x")).isProblem(400, "VALIDATION_ERROR");
    server.client().get(NOTES).isProblem(401, "AUTHENTICATION_REQUIRED");
  }

  @Test
  void pinned_notes_enter_every_prompt_and_others_when_their_keywords_are_said() {
    Client user = server.user();
    String chat = user.newChat();
    user.post(NOTES, json("content", "{{user}} is {{char}}'s sister.", "pinned", true)).is(201);
    user.post(NOTES, json("content", "The key lies under the stone.", "chat_id", chat, "keywords",
        List.of("열쇠", "key"))).is(201);
    user.post(NOTES, json("content", "Of another chat.", "chat_id", user.newChat(), "pinned", true)).is(201);

    assertThat(remembered(user, chat, "Good evening")).singleElement().asString()
        .endsWith(" is Mira's sister.")
        .doesNotContain("{{");
    assertThat(remembered(user, chat, "열쇠는 어디 있어?")).hasSize(2).last().asString()
        .contains("under the stone");
  }

  @Test
  void more_pinned_notes_than_the_prompt_has_room_for_are_told_as_left_out() {
    Client user = server.user();
    String chat = user.newChat();
    user.put("/users/me/model-settings", json("context_tokens", 2_048, "max_tokens", 48)).is(200);
    for (int i = 0; i < 4; i++) {
      user.post(NOTES, json("content", "Note " + i + ". " + "The lamp is lit at night. ".repeat(40), "pinned",
          true)).is(201);
    }
    Answered turn = user.with("Accept", "application/json")
        .post("/chats/" + chat + "/message", json("content", "Hello")).is(200);

    Answered told = user.get("/chats/" + chat + "/turns/" + turn.at("/turn_id").asText()).is(200);
    assertThat(told.at("/reproducible").asBoolean()).as(told.text()).isTrue();
    List<JsonNode> notes = notesOf(told.at("/parts"));
    // the newest first, each some 270 tokens, and a quarter of two thousand for all of them
    assertThat(notes)
        .extracting(note -> note.path("included").asBoolean() + " " + note.path("reason").asText())
        .containsExactly("true pinned", "false over_budget", "false over_budget", "false over_budget");
    assertThat(notes.getFirst().path("content").asText()).contains("Note 3.");
    assertThat(notesOf(user.get("/chats/" + chat + "/prompt").is(200).at("/parts"))).hasSize(4)
        .filteredOn(note -> note.path("included").asBoolean()).hasSize(1);
  }

  private static List<JsonNode> notesOf(JsonNode parts) {
    return java.util.stream.StreamSupport.stream(parts.spliterator(), false)
        .filter(part -> part.path("source").asText().equals("memory")).toList();
  }

  @Test
  void a_turn_can_be_told_again_after_its_notes_were_changed() {
    Client user = server.user();
    String chat = user.newChat();
    String note = user.post(NOTES, json("content", "The lamp is green.", "pinned", true)).is(201).id();
    Answered turn = user.with("Accept", "application/json")
        .post("/chats/" + chat + "/message", json("content", "Which colour is the lamp?")).is(200);
    user.put(NOTES + "/" + note, json("content", "The lamp is red.")).is(200);

    Answered told = user.get("/chats/" + chat + "/turns/" + turn.at("/turn_id").asText()).is(200);
    assertThat(told.text()).contains("The lamp is green.").doesNotContain("The lamp is red.");
    assertThat(told.at("/reproducible").asBoolean()).as(told.text()).isTrue();
    assertThat(remembered(user, chat, "And now?")).singleElement().asString().contains("The lamp is red.");
  }
}
