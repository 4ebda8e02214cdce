package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabula.llm.StubProvider;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the model sees, has seen, and would have seen. */
@Timeout(60)
class PromptHttpTest {
  private static final String NONE = "/turns/01890000-0000-7000-8000-000000000000";
  private static StubProvider provider;
  private static TestServer server;
  private static Client author;
  private static String character;
  private String chat;

  @BeforeAll
  static void start() throws Exception {
    provider = new StubProvider();
    server = TestServer.start("FABULA_PROVIDER_STUB_BASE_URL", provider.base("http").toString(),
        "FABULA_PROVIDER_STUB_MODELS", "plain,fault-500", "FABULA_DEFAULT_MODEL", "stub/plain",
        "FABULA_MODEL_FALLBACKS", "");
    author = server.user();
    character = character(true);
  }

  private static String character(boolean open) {
    var lorebook = Map.of("entries", List.of(
        Map.of("id", 7, "name", "The lamp", "keys", List.of("등대", "lamp"), "content", "The lamp burns oil.",
            "enabled", true, "insertion_order", 1),
        Map.of("id", 8, "keys", List.of("storm"), "content", "The storm of {{random:1909,1909}}.", "enabled",
            true, "insertion_order", 2)));
    return author.post("/characters", json("name", "Mira", "visibility", "public", "description",
        "{{char}} keeps a lighthouse and talks to {{user}}.", "first_message", "The light is lit.",
        "scenario", "An island. Roll: {{roll:d20}}", "lorebook", lorebook, "definition_visible", open))
        .is(201)
        .id();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    provider.close();
  }

  @BeforeEach
  void open() {
    chat = author.post("/chats", json("character_id", character, "force_new", true)).is(201).id();
  }

  @Test
  void the_prompt_of_now_tells_what_went_in_what_stayed_out_and_why() {
    JsonNode prompt = author.get(path("/prompt?content=Is%20the%20lamp%20lit%3F")).is(200).json();

    assertThat(prompt.path("object").asText()).isEqualTo("prompt");
    assertThat(prompt.path("model").asText()).isEqualTo("stub/plain");
    assertThat(prompt.path("shared_prefix_tokens").asInt()).isZero();
    JsonNode system = prompt.at("/messages/0");
    assertThat(system.path("role").asText()).isEqualTo("system");
    assertThat(system.path("content").asText()).contains("The lamp burns oil.", "Mira keeps a lighthouse");
    JsonNode last = prompt.path("messages").get(prompt.path("messages").size() - 1);
    assertThat(last.path("content").asText()).isEqualTo("Is the lamp lit?");
    assertThat(part(prompt, "description").path("reason").asText()).isEqualTo("pinned");
    assertThat(part(prompt, "personality").path("included").asBoolean()).isFalse();
    assertThat(part(prompt, "personality").path("reason").asText()).isEqualTo("empty");
    assertThat(prompt.path("total_tokens").asInt()).isPositive()
        .isLessThan(prompt.path("context_tokens").asInt());
    JsonNode lamp = prompt.at("/lore/0");
    assertThat(lamp.path("entry").asText()).isEqualTo("7");
    assertThat(lamp.path("name").asText()).isEqualTo("The lamp");
    assertThat(lamp.path("included").asBoolean()).isTrue();
    assertThat(lamp.path("key").asText()).isEqualTo("lamp");
    assertThat(lamp.path("position").asText()).isEqualTo("before_char");
    assertThat(prompt.at("/lore/1/included").asBoolean()).isFalse();
    assertThat(prompt.at("/lore/1/reason").asText()).isEqualTo("no_key");
    assertThat(author.messages(chat)).hasSize(1);
  }

  @Test
  void the_longest_message_in_any_language_fits_the_address() {
    String korean = "등".repeat(10_000);

    assertThat(
        author.get(path("/prompt?content=" + URLEncoder.encode(korean, StandardCharsets.UTF_8))).is(200)
            .json().path("messages").findValuesAsText("content"))
        .contains(korean);
  }

  @Test
  void a_key_names_the_message_it_was_found_in() {
    say("등대에는 누가 사나요?");
    String question = author.messages(chat).get(1).path("id").asText();

    JsonNode prompt = author.get(path("/prompt")).is(200).json();

    assertThat(prompt.at("/lore/0/key").asText()).isEqualTo("등대");
    assertThat(prompt.at("/lore/0/message_id").asText()).isEqualTo(question);
    assertThat(prompt.path("shared_prefix_tokens").asInt()).isPositive();
  }

  @Test
  void a_turn_is_made_again_byte_for_byte() {
    JsonNode answer = say("Tell me of the storm and of the lamp.");
    String sent = provider.requests().getLast();
    author.patch("/chats/" + chat, json("author_note", Map.of("content", "It rains.", "depth", 0))).is(200);
    author.put("/characters/" + character, json("name", "Mira", "visibility", "public", "description",
        "Changed since.")).is(200);
    say("And another thing.");

    JsonNode turn = author.get(path("/turns/" + turnOf(answer))).is(200).json();
    JsonNode again = author.post(path("/turns/" + turnOf(answer) + "/assemble"), "").is(200).json();
    String speaker = character;
    restore();

    assertThat(turn.path("reproducible").asBoolean()).isTrue();
    assertThat(again.path("same").asBoolean()).isTrue();
    assertThat(again.path("prompt_hash")).isEqualTo(turn.path("prompt_hash"));
    assertThat(again.at("/difference/parts")).isEmpty();
    for (JsonNode message : again.path("messages")) {
      assertThat(sent).contains(json("content", message.path("content").asText()).replaceAll("^\\{|}$", ""));
    }
    assertThat(turn.at("/outcome/status").asText()).isEqualTo("completed");
    assertThat(turn.path("model").asText()).isEqualTo("stub/plain");
    assertThat(turn.path("provider").asText()).isEqualTo("stub");
    assertThat(turn.at("/usage/prompt_tokens").asInt()).isEqualTo(11);
    assertThat(turn.at("/timings/total_ms").asLong()).isNotNegative();
    assertThat(turn.at("/inputs/character_id").asText()).isEqualTo(speaker);
    assertThat(turn.at("/inputs/author_note").isNull()).isTrue();
    assertThat(turn.at("/lore/1/included").asBoolean()).isTrue();
  }

  @Test
  void a_turn_can_be_tried_otherwise() {
    String turn = turnOf(say("Tell me of the lamp."));

    JsonNode otherwise = author.post(path("/turns/" + turn + "/assemble"), json("overrides",
        Map.of("content", "Tell me of the storm.", "author_note", Map.of("content", "It rains.", "depth", 0),
            "lorebook_entry", Map.of("entry", "8", "content", "No storm has ever been."))))
        .is(200).json();

    assertThat(otherwise.path("same").asBoolean()).isFalse();
    assertThat(otherwise.path("messages").toString()).contains("No storm has ever been.", "It rains.",
        "Tell me of the storm.").doesNotContain("The lamp burns oil.", "Tell me of the lamp.");
    assertThat(StreamSupport.stream(otherwise.at("/difference/parts").spliterator(), false)
        .map(change -> change.path("source").asText() + " " + change.path("change").asText()))
        .containsExactlyInAnyOrder("lore_before changed", "history changed", "author_note added");
    assertThat(author.get(path("/turns/" + turn)).is(200).at("/reproducible").asBoolean()).isTrue();
  }

  @Test
  void another_preset_words_and_switches_parts() {
    String turn = turnOf(say("Tell me of the lamp."));

    JsonNode otherwise = author.post(path("/turns/" + turn + "/assemble"), json("overrides", Map.of("preset",
        Map.of("system_prompt", "Sing as {{char}}.", "sections",
            Map.of("description", Map.of("wording", "<who>{{text}}</who>"), "scenario",
                Map.of("enabled", false))))))
        .is(200).json();

    assertThat(otherwise.at("/messages/0/content").asText()).startsWith("Sing as Mira.")
        .contains("<who>Mira keeps a lighthouse").doesNotContain("An island.");
    author.post(path("/turns/" + turn + "/assemble"), json("overrides", Map.of("preset", Map.of("sections",
        Map.of("weather", Map.of(), "scenario", Map.of("wording", "nothing"))))))
        .isProblem(400, "VALIDATION_ERROR");
  }

  @Test
  void with_less_room_the_oldest_is_left_out() {
    for (int i = 0; i < 3; i++) say("word ".repeat(600));
    String turn = turnOf(say("Short."));

    JsonNode small = author.post(path("/turns/" + turn + "/assemble"),
        json("overrides", Map.of("budget", Map.of("context_tokens", 1_024, "max_tokens", 100)))).is(200)
        .json();

    assertThat(small.at("/difference/tokens").asInt()).isNegative();
    assertThat(small.path("total_tokens").asInt()).isLessThanOrEqualTo(924);
    assertThat(small.toString()).contains("\"reason\":\"over_budget\"");
  }

  @Test
  void what_was_deleted_since_cannot_be_made_again_and_says_so() {
    say("One.");
    String turn = turnOf(say("Two."));
    author.delete(path("/messages/" + author.messages(chat).get(1).path("id").asText())).is(204);

    JsonNode told = author.get(path("/turns/" + turn)).is(200).json();

    assertThat(told.path("reproducible").asBoolean()).isFalse();
  }

  @Test
  void a_failed_turn_is_in_the_ledger_too() {
    author.patch("/chats/" + chat, json("model", "stub/fault-500")).is(200);
    String turn;
    try (Events events = author.postStream(path("/message"), json("content", "Hello"))) {
      turn = events.rest().getFirst().turn();
    }

    JsonNode told = author.get(path("/turns/" + turn)).is(200).json();

    assertThat(told.at("/outcome/status").asText()).isEqualTo("failed");
    assertThat(told.at("/outcome/failure").asText()).contains("PROVIDER");
    assertThat(told.path("model").isNull()).isTrue();
  }

  @Test
  void a_hidden_definition_stays_hidden() {
    String hidden = character(false);
    Client stranger = server.user();
    String own = stranger.post("/chats", json("character_id", hidden)).is(201).id();

    JsonNode prompt = stranger.get("/chats/" + own + "/prompt?content=the%20lamp").is(200).json();

    assertThat(prompt.path("messages").isNull()).isTrue();
    assertThat(part(prompt, "description").path("content").isNull()).isTrue();
    assertThat(part(prompt, "lore_before").path("content").isNull()).isTrue();
    assertThat(prompt.at("/lore/0/key").isNull()).isTrue();
    assertThat(part(prompt, "history").path("content").asText()).isNotEmpty();
    assertThat(prompt.toString()).doesNotContain("keeps a lighthouse", "burns oil");
  }

  @Test
  void the_note_of_a_hidden_card_stays_hidden_and_ones_own_does_not() {
    String hidden = character(false);
    author.put("/characters/" + hidden + "/settings",
        json("author_note", Map.of("content", "She did it."))).is(200);
    Client stranger = server.user();
    String own = "/chats/" + stranger.post("/chats", json("character_id", hidden)).is(201).id();
    String turn = turnOf(stranger.with("Accept", "application/json")
        .post(own + "/message", json("content", "Who did it?")).is(200).json());

    for (String path : List.of(own + "/prompt", own + "/turns/" + turn)) {
      assertThat(stranger.get(path).is(200).text()).doesNotContain("She did it.");
    }
    assertThat(stranger.post(own + "/turns/" + turn + "/assemble", "").is(200).text())
        .doesNotContain("She did it.");
    assertThat(stranger.post(own + "/turns/" + turn + "/assemble",
        json("overrides", Map.of("author_note", Map.of("content", "Rain.")))).is(200).text())
        .contains("Rain.");
    stranger.patch(own, json("author_note", Map.of("content", "Snow."))).is(200);
    assertThat(part(stranger.get(own + "/prompt").is(200).json(), "author_note").path("content").asText())
        .isEqualTo("Snow.");
  }

  @Test
  void bad_requests_strangers_and_unknown_turns_are_told_so() {
    String turn = turnOf(say("Hello."));
    String assemble = path("/turns/" + turn + "/assemble");

    author.get(path(NONE)).isProblem(404, "RESOURCE_NOT_FOUND");
    author.post(path(NONE + "/assemble"), "").isProblem(404, "RESOURCE_NOT_FOUND");
    server.user().get(path("/prompt")).isProblem(404, "RESOURCE_NOT_FOUND");
    server.user().get(path("/turns/" + turn)).isProblem(404, "RESOURCE_NOT_FOUND");
    server.client().get(path("/prompt")).isProblem(401, "AUTHENTICATION_REQUIRED");
    author.get(path("/prompt?content=" + "x".repeat(10_001))).isProblem(400, "VALIDATION_ERROR")
        .names("content");
    author.post(assemble, json("overrides", Map.of("lorebook_entry", Map.of("entry", "99"))))
        .isProblem(400, "VALIDATION_ERROR").names("overrides.lorebook_entry.entry");
    author.post(assemble, json("overrides", Map.of("lorebook_entry", Map.of("content", "x"))))
        .isProblem(400, "VALIDATION_ERROR").names("overrides.lorebook_entry.entry");
    author.post(assemble, json("overrides", Map.of("budget", Map.of("context_tokens", 1))))
        .isProblem(400, "VALIDATION_ERROR").names("overrides.budget.context_tokens");
  }

  private JsonNode say(String text) {
    return author.with("Accept", "application/json").post(path("/message"), json("content", text)).is(200)
        .json();
  }

  private static String turnOf(JsonNode answer) {
    return answer.path("turn_id").asText();
  }

  private void restore() {
    author.delete("/characters/" + character).is(204);
    character = character(true);
  }

  private String path(String rest) {
    return "/chats/" + chat + rest;
  }

  private static JsonNode part(JsonNode prompt, String source) {
    return StreamSupport.stream(prompt.path("parts").spliterator(), false)
        .filter(part -> part.path("source").asText().equals(source)).findFirst().orElseThrow();
  }
}
