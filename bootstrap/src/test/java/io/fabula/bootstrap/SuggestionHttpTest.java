package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabula.bootstrap.Events.Event;
import io.fabula.llm.StubProvider;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the user might say next, and how many messages they sent today. */
@Timeout(60)
class SuggestionHttpTest {
  private static StubProvider provider;
  private static TestServer server;
  private static Client author;
  private static String character;
  private String chat;

  @BeforeAll
  static void start() throws Exception {
    provider = new StubProvider();
    server = TestServer.start("FABULA_PROVIDER_STUB_BASE_URL", provider.base("http").toString(),
        "FABULA_PROVIDER_STUB_MODELS", "plain,slow,fault-500", "FABULA_DEFAULT_MODEL", "stub/plain",
        "FABULA_MODEL_FALLBACKS", "");
    author = server.user();
    character = author.newCharacter("Mira");
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
  void a_suggestion_is_streamed_and_leaves_nothing_behind() {
    JsonNode before = author.get(path("")).is(200).json();
    try (Events stream = author.postStream(path("generate-persona-reply"),
        json("hint", "ask about the lamp"))) {
      List<Event> events = stream.rest();

      assertThat(Events.names(events.subList(0, events.size() - 1))).isNotEmpty().containsOnly("token");
      Event done = events.getLast();
      assertThat(done.name()).isEqualTo("done");
      assertThat(done.data().path("text").asText()).isEqualTo(Events.text(events))
          .isEqualTo(StubProvider.TEXT);
      assertThat(done.data().at("/usage/completion_tokens").asInt()).isPositive();
    }
    assertThat(author.get(path("")).is(200).json()).isEqualTo(before);
    assertThat(provider.requests().getLast()).contains("next message in this chat", "ask about the lamp");
  }

  @Test
  void it_is_json_for_those_who_want_exactly_that() {
    JsonNode answer = author.with("Accept", "application/json").post(path("generate-persona-reply"), "{}")
        .is(200).json();

    assertThat(answer.path("text").asText()).isEqualTo(StubProvider.TEXT);
    assertThat(answer.at("/usage/prompt_tokens").asInt()).isPositive();
  }

  @Test
  void a_provider_that_fails_is_told_of() {
    author.patch(path(""), json("model", "stub/fault-500")).is(200);

    author.with("Accept", "application/json").post(path("generate-persona-reply"), "{}")
        .isProblem(502, "PROVIDER_ERROR");
    try (Events stream = author.postStream(path("generate-persona-reply"), "{}")) {
      assertThat(stream.rest()).singleElement().satisfies(event -> {
        assertThat(event.name()).isEqualTo("error");
        assertThat(event.data().path("code").asText()).isEqualTo("PROVIDER_ERROR");
      });
    }
  }

  @Test
  void whoever_leaves_ends_it_at_the_provider_too() throws InterruptedException {
    author.patch(path(""), json("model", "stub/slow")).is(200);
    int aborted = provider.aborts();
    try (Events stream = author.postStream(path("generate-persona-reply"), "{}")) {
      assertThat(stream.next().orElseThrow().name()).isEqualTo("token");
    }
    for (int i = 0; i < 200 && provider.aborts() == aborted; i++) Thread.sleep(25);
    assertThat(provider.aborts()).isEqualTo(aborted + 1);
  }

  @Test
  void only_the_owner_is_suggested_to_and_only_between_turns() {
    server.user().post(path("generate-persona-reply"), "{}").isProblem(404, "RESOURCE_NOT_FOUND");
    author.post(path("generate-persona-reply"), json("hint", "x".repeat(2_001)))
        .isProblem(400, "VALIDATION_ERROR");
    author.patch(path(""), json("model", "stub/slow")).is(200);
    try (Events running = author.postStream(path("message"), json("content", "Hello"))) {
      running.next();
      author.post(path("generate-persona-reply"), "{}").isProblem(409, "CONFLICT");
      author.post(path("stop"), "").is(202);
    }
  }

  @Test
  void messages_of_today_are_counted_whatever_becomes_of_them() {
    Client user = server.user();
    String own = user.post("/chats", json("character_id", character)).is(201).id();
    assertThat(user.get("/chats/daily-usage").is(200).json().path("used").asInt()).isZero();
    Client asking = user.with("Accept", "application/json");
    asking.post("/chats/" + own + "/message", json("content", "one")).is(200);
    asking.post("/chats/" + own + "/message", json("content", "two")).is(200);
    user.delete("/chats/" + own).is(204);

    JsonNode usage = user.get("/chats/daily-usage").is(200).json();

    assertThat(usage.path("used").asInt()).isEqualTo(2);
    assertThat(usage.path("limit").isNull()).isTrue();
    assertThat(usage.path("resets_at").asText()).endsWith("T00:00:00.000Z");
    server.client().get("/chats/daily-usage").isProblem(401, "AUTHENTICATION_REQUIRED");
  }

  private String path(String rest) {
    return rest.isEmpty() ? "/chats/" + chat : "/chats/" + chat + "/" + rest;
  }
}
