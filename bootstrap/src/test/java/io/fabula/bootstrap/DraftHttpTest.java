package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Characters that a model drafts: the embedded one, and one that says what a test tells it to. */
@Timeout(120)
class DraftHttpTest {
  private static final String QUICK = "/characters/quick-generate";
  private static final Deque<String> ANSWERS = new ArrayDeque<>();
  private static final List<JsonNode> ASKED = new ArrayList<>();
  private static HttpServer provider;
  private static TestServer scripted;
  private static TestServer offline;

  @BeforeAll
  static void start() throws IOException {
    provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    provider.createContext("/v1/chat/completions", exchange -> {
      ASKED.add(Client.tree(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      String answer = ANSWERS.poll();
      byte[] body = answer == null ? new byte[0]
          : ("data: " + json("choices", List.of(Map.of("index", 0, "delta", Map.of("content", answer))))
              + "\n\ndata: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
              + "data: [DONE]\n\n").getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
      exchange.sendResponseHeaders(answer == null ? 500 : 200, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    provider.start();
    scripted = TestServer.start("FABULA_PROVIDER_STUB_BASE_URL",
        "http://127.0.0.1:" + provider.getAddress().getPort() + "/v1", "FABULA_PROVIDER_STUB_MODELS", "m,n",
        "FABULA_DEFAULT_MODEL", "stub/m");
    offline = TestServer.start();
  }

  @AfterAll
  static void stop() {
    scripted.close();
    offline.close();
    provider.stop(0);
  }

  @BeforeEach
  void forget() {
    ANSWERS.clear();
    ASKED.clear();
  }

  private static final String MIRA = json("name", "Mira", "tagline", "Keeps the light.", "description",
      "A keeper.", "personality", "Calm.", "scenario", "At night.", "first_message", "The lamp is lit.",
      "alternate_greetings", List.of("Who is there?"), "example_dialogue", "<START>", "tags",
      List.of("sea"), "extra", 1);

  @Test
  void a_character_is_drafted_and_not_saved() {
    ANSWERS.add("Here she is:\n```json\n" + MIRA + "\n```");
    Client user = scripted.user();
    Answered draft = user.post(QUICK, json("name", "Mira of the Lamp", "concept", "a lighthouse keeper",
        "genre", "drama", "tags", List.of("sea"))).is(200);

    assertThat(draft.at("/object").asText()).isEqualTo("character");
    assertThat(draft.at("/id").isNull()).isTrue();
    assertThat(draft.at("/name").asText()).isEqualTo("Mira of the Lamp");
    assertThat(draft.at("/first_message").asText()).isEqualTo("The lamp is lit.");
    assertThat(draft.at("/tagline").asText()).isEqualTo("Keeps the light.");
    assertThat(user.get("/characters/my").is(200).at("/results")).isEmpty();
    String system = ASKED.getFirst().at("/messages/0/content").asText();
    assertThat(system).contains("JSON Schema", "\"first_message\"", "\"required\"");
    assertThat(ASKED.getFirst().at("/messages/1/content").asText()).contains("name: Mira of the Lamp",
        "concept: a lighthouse keeper", "genre: drama", "tags: sea");
  }

  @Test
  void who_chose_a_model_has_it_draft_too() {
    Client user = scripted.user();
    user.put("/users/me/model-settings", json("model", "stub/n")).is(200);
    for (String answer : List.of("{\"tags\":[\"sea\"]}", MIRA, MIRA, MIRA)) ANSWERS.add(answer);

    user.post(QUICK + "/tags", json("name", "Mira")).is(200);
    user.post(QUICK, json("name", "Mira", "concept", "a keeper")).is(200);
    user.post("/characters/quick-create-30s", json("concept", "a keeper")).is(201);
    user.post("/characters/generate-from-story", json("text", "Mira kept the light.")).is(201);
    ANSWERS.add("{\"tags\":[\"sea\"]}");
    scripted.user().post(QUICK + "/tags", json("name", "Mira")).is(200);

    assertThat(ASKED).extracting(asked -> asked.path("model").asText()).containsExactly("n", "n", "n", "n",
        "m");
  }

  @Test
  void an_answer_in_a_bad_form_is_asked_for_once_more_with_its_fault() {
    ANSWERS.add("{\"tags\":[]}");
    ANSWERS.add("{\"tags\":[\"sea\",\"night\"]}");
    Answered tags = scripted.user().post(QUICK + "/tags", json("name", "Mira")).is(200);

    assertThat(tags.json()).isEqualTo(Client.tree("{\"tags\":[\"sea\",\"night\"]}"));
    assertThat(ASKED).hasSize(2);
    JsonNode again = ASKED.get(1).at("/messages");
    assertThat(again.get(2).path("content").asText()).isEqualTo("{\"tags\":[]}");
    assertThat(again.get(3).path("content").asText()).contains("tags must be a list of 1 to 12 items");
  }

  @Test
  void a_model_that_keeps_to_no_form_is_a_providers_failure() {
    ANSWERS.add("I would rather not.");
    ANSWERS.add("{\"stats\":[{\"name\":\"Luck\",\"value\":\"much\",\"max\":10,\"description\":\"x\"}]}");
    Answered refused = scripted.user().post(QUICK + "/stat", json("name", "Mira"))
        .isProblem(502, "PROVIDER_ERROR");

    assertThat(refused.at("/details/provider").asText()).isEqualTo("stub");
    assertThat(refused.at("/details/retryable").asBoolean()).isTrue();
    assertThat(refused.at("/details/fault").asText()).contains("stats[0].value must be a whole number");
    assertThat(ASKED.get(1).at("/messages/3/content").asText()).contains("no whole JSON object");
  }

  @Test
  void a_provider_that_fails_is_told_of() {
    Answered failed = scripted.user().post("/characters/quick-create-30s", json("concept", "anyone"))
        .isProblem(502, "PROVIDER_ERROR");
    assertThat(failed.at("/details/provider").asText()).isEqualTo("stub");
  }

  @Test
  void a_quick_creation_is_saved_as_a_draft_in_one_call() {
    ANSWERS.add(MIRA);
    Client user = scripted.user();
    Answered made = user.post("/characters/quick-create-30s", json("concept", "a lighthouse keeper")).is(201);

    assertThat(ASKED).hasSize(1);
    assertThat(made.at("/visibility").asText()).isEqualTo("draft");
    assertThat(user.get(made.header("Location").orElseThrow()).is(200).at("/name").asText())
        .isEqualTo("Mira");
    scripted.user().get("/characters/" + made.id()).isProblem(404, "RESOURCE_NOT_FOUND");
  }

  @Test
  void somebody_in_a_story_becomes_a_draft() {
    ANSWERS.add(MIRA);
    Client user = scripted.user();
    Answered made = user.post("/characters/generate-from-story",
        json("text", "Mira kept the light. " + "The sea was loud. ".repeat(20_000), "name", "미라")).is(201);

    assertThat(made.at("/name").asText()).isEqualTo("미라");
    assertThat(made.at("/visibility").asText()).isEqualTo("draft");
    assertThat(ASKED.getFirst().at("/messages/1/content").asText()).contains("name: 미라",
        "story: Mira kept the light.").hasSizeLessThan(360_000);
    user.post("/characters/generate-from-story", "{}").isProblem(400, "VALIDATION_ERROR");
    user.post("/characters/generate-from-story", json("text", " ")).isProblem(400, "VALIDATION_ERROR");
    user.post("/characters/generate-from-story", json("text", "x", "story_id", UUID.randomUUID().toString()))
        .isProblem(400, "VALIDATION_ERROR");
    user.post("/characters/generate-from-story", json("story_id", UUID.randomUUID().toString()))
        .isProblem(404, "RESOURCE_NOT_FOUND");
  }

  @Test
  void bad_ideas_are_refused_before_anybody_is_asked() {
    Client user = scripted.user();
    user.post(QUICK, json("name", " ", "concept", "")).isProblem(400, "VALIDATION_ERROR");
    user.post("/characters/quick-create-30s", "{}").isProblem(400, "VALIDATION_ERROR");
    for (String part : List.of("prompt", "first-message", "stat", "detail", "secret", "turn-events", "ending",
        "tags")) {
      user.post(QUICK + "/" + part, json("name", " ")).isProblem(400, "VALIDATION_ERROR");
      scripted.client().post(QUICK + "/" + part, json("name", "x")).isProblem(401, "AUTHENTICATION_REQUIRED");
    }
    assertThat(ASKED).isEmpty();
  }

  @Test
  void the_embedded_model_gives_a_usable_draft_in_both_languages() {
    Client user = offline.user();
    for (String concept : List.of("a baker who cannot sleep", "잠들지 못하는 제빵사")) {
      Answered made = user.post("/characters/quick-create-30s", json("concept", concept)).is(201);

      assertThat(made.at("/description").asText()).contains(concept);
      assertThat(made.at("/first_message").asText()).isNotBlank();
      assertThat(made.at("/tags")).isNotEmpty();
      assertThat(made.text()).doesNotContain("{name}", "{concept}", "{은/는}");
      String chat = user.post("/chats", json("character_id", made.id())).is(201).id();
      assertThat(user.messages(chat)).isNotEmpty();
      for (String part : List.of("prompt", "first-message", "stat", "detail", "secret", "turn-events",
          "ending",
          "tags")) {
        Answered drafted = user.post(QUICK + "/" + part, json("name", "Mira", "concept", concept)).is(200);
        assertThat(drafted.json()).as(drafted.text()).isNotEmpty()
            .allSatisfy(value -> assertThat(value.isArray() ? !value.isEmpty() : !value.asText().isBlank())
                .isTrue());
      }
    }
  }
}
