package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabula.bootstrap.Events.Event;
import io.fabula.domain.character.CardFixtures;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clients have seen outlives the server. */
class CrashTest {
  private static final int TURNS = 50;
  /** So slow that no reply of the improviser is over before the test is through with it. */
  private static final String NEVER_DONE = "400";
  private Path folder;

  /** One reader's chat and all it has seen of its turn. */
  private record Seen(String chat, String said, List<Event> events) {}

  @BeforeEach
  void make() throws Exception {
    folder = Files.createTempDirectory("fabula-crash");
  }

  @AfterEach
  void clean() {
    TestServer.delete(folder);
  }

  @Test
  void a_killed_server_has_all_that_any_client_saw_when_it_comes_back() throws Exception {
    List<Seen> all;
    Client user;
    try (ServerProcess server = ServerProcess.start(folder, Map.of("FABULA_IMPROV_PACE_MILLIS", NEVER_DONE,
        "FABULA_SQLITE_SYNCHRONOUS", "FULL"))) {
      user = Client.at(server.port()).registered();
      List<Events> streams = new ArrayList<>();
      all = begin(user, streams);
      everybody(streams.size(), i -> all.get(i).events()
          .addAll(streams.get(i).take(ThreadLocalRandom.current().nextInt(0, 6))));
      var tails = streams.stream().map(stream -> (Callable<List<Event>>) () -> untilBroken(stream)).toList();
      try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<List<Event>>> rests = tails.stream().map(readers::submit).toList();
        server.kill();
        for (int i = 0; i < rests.size(); i++) all.get(i).events().addAll(rests.get(i).get());
      }
    }
    assertThat(all).as("turns that were broken off").anyMatch(
        seen -> !Events.text(seen.events()).isEmpty() && !seen.events().getLast().name().equals("done"));
    try (ServerProcess server = ServerProcess.start(folder, Map.of())) {
      Client again = user.movedTo(server.port());
      for (Seen seen : all) assertKept(again, seen);
      for (Seen seen : all.subList(0, 5)) assertUsable(again, seen.chat());
      assertThat(server.output()).doesNotContain("ERROR");
    }
  }

  @Test
  void a_server_that_is_asked_to_end_tells_its_readers_how_their_turns_end() throws Exception {
    List<Seen> all;
    Client user;
    try (ServerProcess server = ServerProcess.start(folder,
        Map.of("FABULA_IMPROV_PACE_MILLIS", "1500"))) {
      user = Client.at(server.port()).registered();
      List<Events> streams = new ArrayList<>();
      all = begin(user, streams);
      everybody(streams.size(), i -> all.get(i).events().addAll(streams.get(i).take(1)));

      server.askToEnd();

      everybody(streams.size(), i -> all.get(i).events().addAll(streams.get(i).rest()));
      // the turns' time to finish and to end, the readers' time, and a slow machine's
      assertThat(server.ends(45)).isTrue();
    }
    for (Seen seen : all) {
      Event last = seen.events().getLast();
      assertThat(last.name()).isIn("done", "error");
      if (last.name().equals("error")) {
        assertThat(last.data().path("code").asText()).isEqualTo("UNAVAILABLE");
        assertThat(last.data().path("retryable").asBoolean()).isTrue();
      }
    }
    try (ServerProcess server = ServerProcess.start(folder, Map.of())) {
      Client again = user.movedTo(server.port());
      for (Seen seen : all) {
        assertKept(again, seen);
        Events.assertNumberedFrom(1, seen.events());
        String text = Events.text(seen.events());
        if (!text.isEmpty()) {
          assertThat(again.lastMessage(seen.chat()).path("content").asText()).isEqualTo(text);
        }
      }
      assertUsable(again, all.getFirst().chat());
    }
  }

  @Test
  void an_import_that_a_killed_server_had_begun_is_finished_by_the_next_and_no_card_comes_twice()
      throws Exception {
    int count = 1_500;
    Client user;
    String job;
    try (ServerProcess server = ServerProcess.start(folder, Map.of("FABULA_SQLITE_SYNCHRONOUS", "FULL"))) {
      user = Client.at(server.port()).registered();
      job = user.with("Content-Type", "application/zip")
          .send("POST", "/characters/import/batch", BodyPublishers.ofByteArray(cards(count))).is(202).id();
      while (user.get("/jobs/" + job).is(200).at("/progress").asInt() == 0) Thread.onSpinWait();
      server.kill();
    }
    try (ServerProcess server = ServerProcess.start(folder, Map.of())) {
      Client again = user.movedTo(server.port());
      while (List.of("pending", "in_progress").contains(again.get("/jobs/" + job).at("/status").asText()))
        Thread.sleep(50);

      Answered done = again.get("/jobs/" + job);
      assertThat(done.at("/status").asText()).isEqualTo("completed");
      assertThat(done.at("/result/files").findValuesAsText("status")).hasSize(count)
          .containsOnly("imported");
      assertThat(again.get("/users/me/stats").is(200).at("/characters").asInt()).isEqualTo(count);
    }
  }

  private static byte[] cards(int count) {
    var cards = new LinkedHashMap<String, byte[]>();
    for (int i = 0; i < count; i++) {
      cards.put(i + ".json", CardFixtures.utf8(json("name", "Card " + i, "description", "", "personality", "",
          "scenario", "", "first_mes", "", "mes_example", "")));
    }
    return CardDesk.charx(cards);
  }

  /** Turns in chats of their own, each with the event of the user's message read. */
  private static List<Seen> begin(Client user, List<Events> streams) {
    String character = user.newCharacter("Mira");
    List<Seen> all = new ArrayList<>();
    for (int i = 0; i < TURNS; i++) {
      String chat = user.post("/chats", json("character_id", character, "force_new", true)).is(201).id();
      String said = "Tell me about wave " + i + " and the storm";
      Events stream = user.postStream("/chats/" + chat + "/message", json("content", said));
      streams.add(stream);
      all.add(new Seen(chat, said, new ArrayList<>(stream.take(1))));
    }
    return all;
  }

  private interface Step {
    void run(int index) throws Exception;
  }

  private static void everybody(int count, Step step) throws Exception {
    try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> steps = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int index = i;
        steps.add(readers.submit(() -> {
          step.run(index);
          return null;
        }));
      }
      for (Future<?> done : steps) done.get();
    }
  }

  private static List<Event> untilBroken(Events stream) {
    List<Event> seen = new ArrayList<>();
    try {
      for (Optional<Event> event; (event = stream.next()).isPresent();) seen.add(event.get());
    } catch (UncheckedIOException broken) {
      return seen;
    }
    return seen;
  }

  private static void assertKept(Client user, Seen seen) {
    JsonNode messages = user.messages(seen.chat());
    assertThat(messages.get(0).path("content").asText()).isEqualTo("The lamp is lit.");
    assertThat(messages.get(1)).isEqualTo(seen.events().getFirst().data().path("message"));
    assertThat(messages.get(1).path("content").asText()).isEqualTo(seen.said());
    String text = Events.text(seen.events());
    if (!text.isEmpty()) assertThat(messages).hasSize(3);
    boolean done = seen.events().getLast().name().equals("done");
    if (messages.size() == 3) {
      assertThat(messages.get(2).path("status").asText()).isEqualTo(done ? "complete" : "interrupted");
      assertThat(messages.get(2).at("/usage/completion_tokens").asInt()).isPositive();
      assertThat(messages.get(2).path("content").asText()).startsWith(text);
    }
    JsonNode chat = user.get("/chats/" + seen.chat()).is(200).json();
    assertThat(chat.path("running_turn_id").isNull()).isTrue();
    assertThat(chat.path("message_count").asInt()).isEqualTo(messages.size());
  }

  private static void assertUsable(Client user, String chat) {
    try (Events stream = user.postStream("/chats/" + chat + "/message", json("content", "Are you back?"))) {
      assertThat(Events.names(stream.rest())).startsWith("user_saved", "token").endsWith("done");
    }
  }
}
