package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.bootstrap.Events.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Turns are read along by anybody, from anywhere in them, as often as one likes. */
class TurnReadersHttpTest {
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
  void a_reader_that_comes_back_gets_exactly_the_rest() {
    List<Event> seen;
    try (Events stream = user.postStream(path("message"), HELLO)) {
      seen = new ArrayList<>(stream.take(4));
    }
    try (Events stream = user.stream(chat, seen.getLast().id())) {
      List<Event> rest = stream.rest();
      assertThat(rest.getFirst().number()).isEqualTo(5);
      seen.addAll(rest);
    }
    Events.assertNumberedFrom(1, seen);
    assertThat(seen.getLast().name()).isEqualTo("done");
    assertThat(Events.text(seen)).isEqualTo(user.lastMessage(chat).path("content").asText());
  }

  @Test
  void an_ended_turn_is_told_again_from_any_event_on() {
    List<Event> all = told();

    for (int after : new int[]{1, 3, all.size() - 1}) {
      try (Events stream = user.stream(chat, all.get(after - 1).id())) {
        assertThat(stream.rest()).isEqualTo(all.subList(after, all.size()));
      }
    }
    try (Events stream = user.stream(chat, all.getLast().id())) {
      assertThat(stream.rest()).isEmpty();
    }
  }

  @Test
  void without_an_event_id_or_with_a_foreign_one_the_running_turn_is_told_from_its_start() {
    String foreign = told().getFirst().id().replaceAll("^.{8}", "00000000");
    try (Events first = user.postStream(path("message"), HELLO)) {
      first.take(3);
      for (String id : List.of("", foreign, "nonsense", "1:1")) {
        try (Events again = user.stream(chat, id)) {
          Events.assertNumberedFrom(1, again.take(3));
        }
      }
      first.rest();
    }
  }

  @Test
  void an_idle_chat_says_so_with_its_last_message() {
    try (Events stream = user.stream(chat, "")) {
      List<Event> events = stream.rest();
      assertThat(Events.names(events)).containsExactly("idle");
      assertThat(events.getFirst().data().at("/message/content").asText()).isEqualTo("The lamp is lit.");
    }
    String first = user.messages(chat).get(0).path("id").asText();
    user.delete(path("messages/" + first)).is(204);
    try (Events stream = user.stream(chat, "")) {
      assertThat(stream.rest().getFirst().data().get("message").isNull()).isTrue();
    }
    assertThat(user.messages(chat)).isEmpty();
  }

  @Test
  void two_readers_see_the_same() {
    try (Events first = user.postStream(path("message"), HELLO)) {
      List<Event> head = first.take(1);
      try (Events second = user.stream(chat, "")) {
        var others = CompletableFuture.supplyAsync(second::rest);
        var own = new ArrayList<>(head);
        own.addAll(first.rest());
        assertThat(others.join()).isEqualTo(own);
      }
    }
  }

  @Test
  void a_reader_that_leaves_does_not_end_the_turn() {
    Event seen;
    try (Events stream = user.postStream(path("message"), HELLO)) {
      seen = stream.take(2).getLast();
    }
    try (Events stream = user.stream(chat, seen.id())) {
      assertThat(stream.rest().getLast().name()).isEqualTo("done");
    }
    assertThat(user.lastMessage(chat).path("status").asText()).isEqualTo("complete");
  }

  @Test
  void a_streamed_turn_is_joined_again_with_its_key_while_it_runs_and_after() {
    Client keyed = user.with("Idempotency-Key", "turn " + chat);
    try (Events first = keyed.postStream(path("message"), HELLO)) {
      List<Event> head = first.take(2);
      List<Event> again;
      try (Events second = keyed.postStream("/api" + path("message"), HELLO)) {
        again = second.rest();
      }
      var all = new ArrayList<>(head);
      all.addAll(first.rest());
      assertThat(again).isEqualTo(all);
      try (Events third = keyed.postStream(path("message"), HELLO)) {
        assertThat(third.rest()).isEqualTo(all);
      }
    }
    assertThat(user.messages(chat)).hasSize(3);
    keyed.post(path("message"), json("content", "Something else")).isProblem(409, "CONFLICT");
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
