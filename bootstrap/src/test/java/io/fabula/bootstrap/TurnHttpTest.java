package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabula.bootstrap.Events.Event;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TurnHttpTest {
  private static final String HELLO = json("content", "Hello, who are you?");
  private static TestServer server;
  private static Client author;
  private static String character;
  private Client user;
  private String chat;

  @BeforeAll
  static void start() {
    server = TestServer.start("FABULA_IMPROV_PACE_MILLIS", "20");
    author = server.user();
    character = author.newCharacter("Mira");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void open() {
    user = author;
    chat = user.post("/chats", json("character_id", character, "force_new", true)).is(201).id();
  }

  @Test
  void a_turn_is_told_in_order_and_numbered_without_gaps() {
    try (Events stream = user.postStream(path("message"), HELLO)) {
      assertThat(stream.header("Cache-Control")).contains("no-store");
      assertThat(stream.header("X-Accel-Buffering")).contains("no");
      assertThat(stream.header("Content-Encoding")).isEmpty();
      assertThat(stream.header("X-Request-Id")).isPresent();
      List<Event> events = stream.rest();

      Events.assertNumberedFrom(1, events);
      assertThat(events.getFirst().name()).isEqualTo("user_saved");
      assertThat(events.getLast().name()).isEqualTo("done");
      assertThat(Events.names(events.subList(1, events.size() - 1))).isNotEmpty().containsOnly("token");
      JsonNode question = events.getFirst().data().path("message");
      assertThat(question.path("role").asText()).isEqualTo("user");
      assertThat(question.path("content").asText()).isEqualTo("Hello, who are you?");
      JsonNode answer = events.getLast().data().path("message");
      assertThat(answer.path("content").asText()).isEqualTo(Events.text(events));
      assertThat(answer.path("status").asText()).isEqualTo("complete");
      assertThat(answer.path("model").asText()).isEqualTo("offline/improv");
      assertThat(events.getLast().data().at("/usage/completion_tokens").asInt()).isPositive();
      assertThat(user.lastMessage(chat)).isEqualTo(answer);
      assertThat(user.get(path("")).at("/unread_count").asInt()).isZero();
    }
  }

  @Test
  void only_exactly_json_is_answered_as_json() {
    JsonNode answer = user.with("Accept", "application/json").post(path("message"), HELLO).is(200).json();

    assertThat(answer.at("/user_message/content").asText()).isEqualTo("Hello, who are you?");
    assertThat(answer.at("/assistant_message/role").asText()).isEqualTo("assistant");
    assertThat(answer.at("/usage/prompt_tokens").asInt()).isPositive();
    assertThat(user.get(path("")).at("/running_turn_id").isNull()).isTrue();
    Answered mixed = user.with("Accept", "application/json, text/event-stream").post(path("message"), HELLO);
    assertThat(mixed.header("Content-Type")).contains("text/event-stream; charset=utf-8");
  }

  @Test
  void an_answer_may_come_later() {
    JsonNode later = user.with("Prefer", "respond-async").post(path("message"), HELLO).is(202).json();

    assertThat(later.at("/user_message/role").asText()).isEqualTo("user");
    try (Events stream = user.stream(chat, "")) {
      List<Event> events = stream.rest();
      Events.assertNumberedFrom(1, events);
      assertThat(events.getFirst().turn()).isEqualTo(later.path("turn_id").asText());
      assertThat(Events.names(events)).startsWith("user_saved", "token").endsWith("done");
    }
  }

  @Test
  void a_chat_has_one_turn_at_a_time_and_says_which() {
    try (Events stream = user.postStream(path("message"), HELLO)) {
      String turn = stream.take(2).getLast().turn();

      Answered refused = user.post(path("message"), HELLO).isProblem(409, "CONFLICT");
      assertThat(refused.at("/details/turn_id").asText()).isEqualTo(turn);
      assertThat(user.get(path("")).at("/running_turn_id").asText()).isEqualTo(turn);
      user.post(path("continue"), "{}").isProblem(409, "CONFLICT");
      user.delete(path("")).isProblem(409, "CONFLICT");
      user.delete(path("messages")).isProblem(409, "CONFLICT");
      assertThat(Events.names(stream.rest())).endsWith("done");
    }
    assertThat(user.messages(chat)).hasSize(3);
  }

  @Test
  void a_stopped_turn_keeps_what_came() {
    try (Events stream = user.postStream(path("message"), HELLO)) {
      List<Event> events = new ArrayList<>(stream.take(4));

      assertThat(user.post(path("stop"), "").is(202).at("/chat_id").asText()).isEqualTo(chat);

      events.addAll(stream.rest());
      Events.assertNumberedFrom(1, events);
      assertThat(events.getLast().name()).isEqualTo("stopped");
      JsonNode kept = events.getLast().data().path("message");
      assertThat(kept.path("status").asText()).isEqualTo("interrupted");
      assertThat(kept.path("content").asText()).isEqualTo(Events.text(events));
      assertThat(user.lastMessage(chat)).isEqualTo(kept);
      try (Events again = user.stream(chat, events.get(1).id())) {
        assertThat(again.rest()).isEqualTo(events.subList(2, events.size()));
      }
    }
    user.post(path("stop"), "").isProblem(409, "CONFLICT");
  }

  @Test
  void a_reply_goes_on_where_it_was_stopped() {
    user.post(path("continue"), "{}").is(200);
    assertThat(user.messages(chat)).hasSize(1);
    String before = user.lastMessage(chat).path("content").asText();
    assertThat(before).startsWith("The lamp is lit.");

    List<Event> events;
    try (Events stream = user.postStream(path("continue"), "")) {
      events = stream.rest();
    }

    Events.assertNumberedFrom(1, events);
    assertThat(Events.names(events)).doesNotContain("user_saved").endsWith("done");
    assertThat(user.lastMessage(chat).path("content").asText()).isEqualTo(before + Events.text(events));
  }

  @Test
  void there_is_nothing_to_continue_after_the_users_own_words() {
    List<Event> all = told();
    user.delete(path("messages/" + all.getLast().data().at("/message/id").asText())).is(204);

    user.post(path("continue"), "{}").isProblem(409, "CONFLICT");
  }

  @Test
  void a_reply_written_anew_is_an_alternate_and_one_may_choose() {
    JsonNode first = told().getLast().data().path("message");
    String message = "/chat/messages/" + first.path("id").asText();

    JsonNode second = user.post(message + "/regenerate", json("instruction", "Be brief.")).is(200).json();

    assertThat(second.get("user_message").isNull()).isTrue();
    assertThat(second.at("/assistant_message/id")).isEqualTo(first.get("id"));
    assertThat(second.at("/assistant_message/alternates"))
        .isEqualTo(Client.tree("{\"index\":1,\"count\":2}"));
    try (Events stream = user.postStream(message + "/regenerate", "{}")) {
      List<Event> events = stream.rest();
      Events.assertNumberedFrom(1, events);
      assertThat(Events.names(events)).startsWith("token").endsWith("done");
      assertThat(events.getLast().data().at("/message/alternates/index").asInt()).isEqualTo(2);
      assertThat(events.getLast().data().at("/message/content").asText()).isEqualTo(Events.text(events));
    }
    Answered chosen = user.put(message + "/alternate", json("index", 0)).is(200);
    assertThat(chosen.at("/content")).isEqualTo(first.get("content"));
    assertThat(user.lastMessage(chat)).isEqualTo(chosen.json());
    user.put(message + "/alternate", json("index", 3)).names("index");
    user.put(message + "/alternate", json("index", -1)).names("index");
    user.put(message + "/alternate", "{}").names("index");
  }

  @Test
  void a_question_is_answered_once_and_only_at_the_end_of_its_chat() {
    List<Event> all = told();
    JsonNode question = all.getFirst().data().path("message");
    String regenerate = "/chat/messages/" + question.path("id").asText() + "/regenerate";

    assertThat(user.post(regenerate, "{}").isProblem(409, "CONFLICT").at("/detail").asText())
        .isEqualTo("Only the last message of a chat can be answered.");
    user.delete(path("messages/" + all.getLast().data().at("/message/id").asText())).is(204);
    server.user().post(regenerate, "{}").isProblem(404, "RESOURCE_NOT_FOUND");
    JsonNode answer = user.post(regenerate, "{}").is(200).json();

    assertThat(answer.get("user_message")).isEqualTo(question);
    assertThat(answer.get("assistant_message")).isEqualTo(user.lastMessage(chat));
    assertThat(user.messages(chat)).hasSize(3);
    user.post(regenerate, "{}").isProblem(409, "CONFLICT");
  }

  @Test
  void korean_and_emoji_come_through_whole() {
    String text = "안녕! 너는 누구야? 👩‍👩‍👧‍👦 𝕳 \"quoted\" \\ \u2028 <b>&amp;";
    try (Events stream = user.postStream(path("message"), json("content", text))) {
      List<Event> events = stream.rest();
      assertThat(events.getFirst().data().at("/message/content").asText()).isEqualTo(text);
      assertThat(Events.text(events)).isEqualTo(events.getLast().data().at("/message/content").asText());
      assertThat(Events.text(events)).containsPattern("[가-힣]");
    }
    assertThat(user.messages(chat).get(1).path("content").asText()).isEqualTo(text);
  }

  @Test
  void a_message_of_ten_thousand_code_points_is_the_longest() {
    String longest = "😀".repeat(10_000);
    user.with("Accept", "application/json").post(path("message"), json("content", longest)).is(200);
    user.post(path("message"), json("content", longest + "a")).names("content");
  }

  @Test
  void bad_messages_name_their_fields() {
    user.post(path("message"), "{}").names("content");
    user.post(path("message"), json("content", "  \n ")).names("content");
    user.post(path("message"), json("content", 7, "persona_id", "no", "model", List.of()))
        .names("content", "persona_id", "model");
    user.post(path("message"), json("content", "Hi", "model", "nobody/nothing")).names("model");
    user.post(path("message"), json("content", "Hi", "persona_id", chat))
        .isProblem(404, "RESOURCE_NOT_FOUND");
    assertThat(user.messages(chat)).hasSize(1);
  }

  @Test
  void strangers_do_not_even_know_of_a_chat() {
    Client stranger = server.user();
    String message = user.lastMessage(chat).path("id").asText();

    stranger.post(path("message"), HELLO).isProblem(404, "RESOURCE_NOT_FOUND");
    stranger.get(path("stream")).isProblem(404, "RESOURCE_NOT_FOUND");
    stranger.post(path("stop"), "").isProblem(404, "RESOURCE_NOT_FOUND");
    stranger.post(path("continue"), "").isProblem(404, "RESOURCE_NOT_FOUND");
    stranger.post("/chat/messages/" + message + "/regenerate", "{}").isProblem(404, "RESOURCE_NOT_FOUND");
    stranger.put("/chat/messages/" + message + "/alternate", json("index", 0))
        .isProblem(404, "RESOURCE_NOT_FOUND");
    server.admin().post(path("message"), HELLO).isProblem(404, "RESOURCE_NOT_FOUND");
  }

  private List<Event> told() {
    try (Events stream = user.postStream(path("message"), HELLO)) {
      return stream.rest();
    }
  }

  private String path(String action) {
    return "/chats/" + chat + (action.isEmpty() ? "" : "/" + action);
  }
}
