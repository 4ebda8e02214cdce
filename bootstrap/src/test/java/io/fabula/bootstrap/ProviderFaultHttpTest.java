package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabula.bootstrap.Events.Event;
import io.fabula.llm.StubProvider;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a provider does, the turn ends as it should and the chat goes on. */
@Timeout(120)
class ProviderFaultHttpTest {
  private static final String MODELS = "plain,empty,drop-start,drop-mid,error-mid,malformed,hang,hang-mid,"
      + "slow,html,json,fault-400,fault-401,fault-429,fault-500,fault-503";
  private static StubProvider provider;
  private static TestServer server;
  private static Client user;
  private static String character;
  private String chat;

  @BeforeAll
  static void start() throws Exception {
    provider = new StubProvider();
    server = start("FABULA_MODEL_FALLBACKS", "");
    user = server.user();
    character = user.newCharacter("Mira");
  }

  private static TestServer start(String name, String value) {
    return TestServer.start("FABULA_PROVIDER_STUB_BASE_URL", provider.base("http").toString(),
        "FABULA_PROVIDER_STUB_MODELS", MODELS, "FABULA_MODEL_FIRST_TOKEN_SECONDS", "1",
        "FABULA_MODEL_SILENCE_SECONDS", "1", "FABULA_MODEL_CIRCUIT_SECONDS", "1",
        "FABULA_DEFAULT_MODEL", "offline/improv", name, value);
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    provider.close();
  }

  /** Faults in a row open the provider's circuit; a reply closes it. */
  @BeforeEach
  void open() throws InterruptedException {
    chat = user.post("/chats", json("character_id", character, "force_new", true)).is(201).id();
    while (user.with("Accept", "application/json").post(path("message"), message("plain")).status() != 200) {
      Thread.sleep(100);
    }
    user.delete(path("messages")).is(204);
  }

  @Test
  void a_reply_of_a_provider_comes_through_whole() {
    List<Event> events = told("plain");

    assertThat(Events.text(events)).isEqualTo(StubProvider.TEXT);
    JsonNode done = events.getLast().data();
    assertThat(done.at("/message/content").asText()).isEqualTo(StubProvider.TEXT);
    assertThat(done.at("/message/model").asText()).isEqualTo("stub/plain");
    assertThat(done.path("usage"))
        .isEqualTo(Client.tree(
            "{\"prompt_tokens\":11,\"completion_tokens\":6,\"cost\":null,\"estimated\":false}"));
  }

  @ParameterizedTest
  @CsvSource({"fault-400,PROVIDER_ERROR,false", "fault-401,PROVIDER_ERROR,false",
      "fault-429,PROVIDER_ERROR,true", "fault-500,PROVIDER_ERROR,true", "fault-503,PROVIDER_ERROR,true",
      "drop-start,PROVIDER_ERROR,true", "empty,PROVIDER_ERROR,true", "html,PROVIDER_ERROR,true",
      "hang,PROVIDER_TIMEOUT,true"})
  void a_fault_before_the_first_word_leaves_the_question_alone(String model, String code,
      boolean retryable) {
    List<Event> events = told(model);

    Events.assertNumberedFrom(1, events);
    assertThat(Events.names(events)).containsExactly("user_saved", "error");
    assertError(events.getLast(), code, retryable);
    JsonNode question = user.lastMessage(chat);
    assertThat(question.path("role").asText()).isEqualTo("user");
    try (Events again = user.postStream("/chat/messages/" + question.path("id").asText() + "/regenerate",
        "{}")) {
      List<Event> answer = again.rest();
      Events.assertNumberedFrom(1, answer);
      assertThat(answer.getFirst().data()).isEqualTo(events.getFirst().data());
      assertThat(Events.names(answer)).startsWith("user_saved", "token").endsWith("done");
    }
    assertThat(user.messages(chat)).hasSize(3);
    assertGoesOn();
  }

  @ParameterizedTest
  @CsvSource({"drop-mid,PROVIDER_ERROR", "error-mid,PROVIDER_ERROR", "malformed,PROVIDER_ERROR",
      "hang-mid,PROVIDER_TIMEOUT"})
  void a_fault_in_the_middle_keeps_what_came(String model, String code) {
    List<Event> events = told(model);

    Events.assertNumberedFrom(1, events);
    assertThat(events.getLast().name()).isEqualTo("error");
    assertThat(events.getLast().data().path("code").asText()).isEqualTo(code);
    assertThat(Events.text(events)).isEqualTo(StubProvider.TEXT);
    JsonNode kept = user.lastMessage(chat);
    assertThat(kept.path("content").asText()).isEqualTo(StubProvider.TEXT);
    assertThat(kept.path("status").asText()).isEqualTo("interrupted");
    try (Events again = user.stream(chat, events.get(2).id())) {
      assertThat(again.rest()).isEqualTo(events.subList(3, events.size()));
    }
    assertGoesOn();
  }

  @ParameterizedTest
  @CsvSource({"fault-500,502,PROVIDER_ERROR,true", "fault-400,502,PROVIDER_ERROR,false",
      "hang,504,PROVIDER_TIMEOUT,true", "drop-mid,502,PROVIDER_ERROR,true",
      "hang-mid,504,PROVIDER_TIMEOUT,true"})
  void as_json_a_fault_is_a_problem(String model, int status, String code, boolean retryable) {
    Answered answer = user.with("Accept", "application/json").post(path("message"), message(model))
        .isProblem(status, code);

    assertThat(answer.at("/details/provider").asText()).isEqualTo("stub");
    assertThat(answer.at("/details/retryable").asBoolean()).isEqualTo(retryable);
    assertThat(answer.text()).doesNotContain("sk-secret-key");
    JsonNode last = user.lastMessage(chat);
    boolean unanswered = last.path("role").asText().equals("user");
    assertThat(answer.at("/details/user_message_id").asText(""))
        .isEqualTo(unanswered ? last.path("id").asText() : "");
    assertThat(unanswered).isEqualTo(!model.endsWith("-mid"));
    assertGoesOn();
  }

  @Test
  void a_repetition_under_the_same_key_goes_on_from_the_question_that_stands_there() {
    String hello = json("content", "Hello");
    Client keyed = user.with("Accept", "application/json").with("Idempotency-Key", "again-" + chat);
    user.patch(path(""), json("model", "stub/fault-500")).is(200);
    String question = keyed.post(path("message"), hello).isProblem(502, "PROVIDER_ERROR")
        .at("/details/user_message_id").asText();
    assertThat(keyed.post(path("message"), hello).isProblem(502, "PROVIDER_ERROR")
        .at("/details/user_message_id").asText()).isEqualTo(question);
    keyed.post(path("message"), json("content", "Something else")).isProblem(409, "CONFLICT");

    user.patch(path(""), json("model", "offline/improv")).is(200);
    JsonNode answer = keyed.post(path("message"), hello).is(200).json();

    assertThat(answer.at("/user_message/id").asText()).isEqualTo(question);
    assertThat(keyed.post(path("message"), hello).is(200).json()).isEqualTo(answer);
    assertThat(user.messages(chat)).hasSize(3);
    assertThat(user.lastMessage(chat)).isEqualTo(answer.get("assistant_message"));
  }

  @Test
  void a_repetition_that_comes_too_late_says_nothing_twice() {
    Client keyed = user.with("Accept", "application/json").with("Idempotency-Key", "late-" + chat);
    keyed.post(path("message"), message("fault-500")).isProblem(502, "PROVIDER_ERROR");
    assertGoesOn();

    keyed.post(path("message"), message("fault-500")).isProblem(409, "CONFLICT");

    assertThat(user.messages(chat)).hasSize(4);
  }

  @Test
  void a_fault_while_a_reply_is_written_anew_keeps_the_old_one() {
    String old = told("plain").getLast().data().at("/message/id").asText();
    user.patch(path(""), json("model", "stub/fault-500")).is(200);

    user.post("/chat/messages/" + old + "/regenerate", "{}").isProblem(502, "PROVIDER_ERROR");

    JsonNode kept = user.lastMessage(chat);
    assertThat(kept.path("content").asText()).isEqualTo(StubProvider.TEXT);
    assertThat(kept.at("/alternates/count").asInt()).isEqualTo(1);
  }

  @Test
  void the_next_model_of_the_chain_answers_for_one_that_does_not() {
    try (TestServer chained = start("FABULA_MODEL_FALLBACKS", "stub/fault-503, stub/plain")) {
      Client caller = chained.user();
      String room = caller.newChat();
      for (String model : List.of("fault-500", "hang", "drop-start")) {
        try (Events stream = caller.postStream("/chats/" + room + "/message", message(model))) {
          List<Event> events = stream.rest();
          Events.assertNumberedFrom(1, events);
          assertThat(events.getLast().name()).isEqualTo("done");
          assertThat(events.getLast().data().at("/message/content").asText()).isEqualTo(StubProvider.TEXT);
          assertThat(events.getLast().data().at("/message/model").asText()).isEqualTo("stub/plain");
        }
      }
      try (Events stream = caller.postStream("/chats/" + room + "/message", message("drop-mid"))) {
        assertThat(stream.rest().getLast().name()).isEqualTo("error");
      }
    }
  }

  @Test
  void a_stop_reaches_the_providers_socket() throws InterruptedException {
    int before = provider.aborts();
    try (Events stream = user.postStream(path("message"), message("slow"))) {
      List<Event> events = new ArrayList<>(stream.take(3));
      user.post(path("stop"), "").is(202);
      events.addAll(stream.rest());
      assertThat(events.getLast().name()).isEqualTo("stopped");
      assertThat(user.lastMessage(chat).path("content").asText()).isEqualTo(Events.text(events));
    }
    for (int tries = 0; provider.aborts() == before && tries < 600; tries++) Thread.sleep(50);
    assertThat(provider.aborts()).isEqualTo(before + 1);
  }

  @Test
  void a_hanging_provider_can_be_stopped_before_its_first_word() {
    try (Events stream = user.postStream(path("message"), message("hang"))) {
      stream.take(1);
      user.post(path("stop"), "").is(202);
      List<Event> rest = stream.rest();
      assertThat(Events.names(rest)).containsExactly("stopped");
      assertThat(rest.getFirst().data().get("message").isNull()).isTrue();
    }
    assertGoesOn();
  }

  @Test
  void the_models_of_a_provider_are_listed_beside_the_offline_one() {
    assertThat(user.get("/models").is(200).results("id")).contains("stub/plain", "offline/improv");
  }

  private void assertGoesOn() {
    assertThat(user.get(path("")).at("/running_turn_id").isNull()).isTrue();
    user.with("Accept", "application/json").post(path("message"), json("content", "Still there?")).is(200);
  }

  private static void assertError(Event event, String code, boolean retryable) {
    assertThat(event.name()).isEqualTo("error");
    assertThat(event.data().path("code").asText()).isEqualTo(code);
    assertThat(event.data().path("message").asText()).isNotBlank();
    assertThat(event.data().path("retryable").asBoolean()).isEqualTo(retryable);
  }

  private List<Event> told(String model) {
    try (Events stream = user.postStream(path("message"), message(model))) {
      return stream.rest();
    }
  }

  private static String message(String model) {
    return json("content", "Hello", "model", "stub/" + model);
  }

  private String path(String action) {
    return "/chats/" + chat + (action.isEmpty() ? "" : "/" + action);
  }
}
