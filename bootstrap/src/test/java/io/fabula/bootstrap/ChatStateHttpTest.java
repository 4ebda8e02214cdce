package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabula.llm.StubProvider;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a chat knows beside its words, seen in what its model is sent. */
@Timeout(120)
class ChatStateHttpTest {
  private static StubProvider provider;
  private static TestServer server;
  private static Client user;
  private static String character;
  private String chat;

  @BeforeAll
  static void start() throws Exception {
    provider = new StubProvider();
    server = TestServer.start("FABULA_PROVIDER_STUB_BASE_URL", provider.base("http").toString(),
        "FABULA_PROVIDER_STUB_MODELS", "plain,fault-500", "FABULA_DEFAULT_MODEL", "stub/plain");
    user = server.user();
    Map<String, Object> sticky = Map.of("keys", List.of("등대"), "content", "The sea has risen.", "enabled",
        true,
        "insertion_order", 1, "extensions", Map.of("sticky", 4));
    Map<String, Object> once = Map.of("keys", List.of("lamp"), "content",
        "@@dont_activate_after_match\nThe lamp is new.", "enabled", true, "insertion_order", 2);
    Map<String, Object> late = Map.of("keys", List.of(), "content", "@@activate_only_after 2\nIt is late.",
        "constant", true, "enabled", true, "insertion_order", 3);
    character = user.post("/characters", json("name", "Mira", "description",
        "Turn {{incvar::turn}} of {{getvar::mood}}.", "first_message", "Calm.{{setvar::mood::calm}}",
        "alternate_greetings", List.of("Storm.{{setvar::mood::storm}}{{addvar::turn::100}}"), "lorebook",
        Map.of("scan_depth", 1, "entries", List.of(sticky, once, late)))).is(201).id();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    provider.close();
  }

  @BeforeEach
  void open() {
    chat = open(0);
  }

  private static String open(int greeting) {
    return user.post("/chats",
        json("character_id", character, "force_new", true, "greeting_index", greeting)).is(201).id();
  }

  /** What the model was sent for a message. */
  private static String prompted(String chat, String text) {
    answered(user.post("/chats/" + chat + "/message", json("content", text)));
    return lastRequest();
  }

  private static void answered(Answered answer) {
    assertThat(answer.status()).isEqualTo(200);
  }

  private static String lastRequest() {
    return provider.requests().stream().filter(request -> request.contains("\"messages\"")).reduce("",
        (one, later) -> later);
  }

  private static String idOf(JsonNode messages, int index) {
    return messages.get(index).path("id").asText();
  }

  @Test
  void a_variable_counts_up_over_turns() {
    assertThat(prompted(chat, "one")).contains("Turn 1 of calm.");
    assertThat(prompted(chat, "two")).contains("Turn 2 of calm.");
    assertThat(prompted(chat, "three")).contains("Turn 3 of calm.");
  }

  @Test
  void a_greeting_brings_its_own_variables() {
    String stormy = open(1);

    assertThat(user.messages(stormy).get(0).path("content").asText()).isEqualTo("Storm.");
    assertThat(prompted(stormy, "one")).contains("Turn 101 of storm.");
    assertThat(prompted(open(0), "one")).contains("Turn 1 of calm.");
  }

  @Test
  void deleting_takes_a_turn_back() {
    prompted(chat, "one");
    prompted(chat, "two");
    JsonNode messages = user.messages(chat);

    user.delete("/chats/" + chat + "/messages/" + idOf(messages, 3) + "?following=true").is(204);

    assertThat(prompted(chat, "two again")).contains("Turn 2 of calm.");
    user.delete("/chats/" + chat + "/messages").is(204);
    assertThat(prompted(chat, "from the start")).contains("Turn 1 of calm.");
  }

  @Test
  void a_reply_written_anew_or_going_on_is_still_its_turn() {
    prompted(chat, "one");
    prompted(chat, "two");
    String reply = idOf(user.messages(chat), 4);

    answered(user.with("Accept", "application/json").post("/chat/messages/" + reply + "/regenerate", "{}"));
    assertThat(lastRequest()).contains("Turn 2 of calm.");
    answered(user.with("Accept", "application/json").post("/chats/" + chat + "/continue", "{}"));
    assertThat(lastRequest()).contains("Turn 2 of calm.");
    assertThat(prompted(chat, "three")).contains("Turn 3 of calm.");
  }

  @Test
  void a_turn_that_never_was_answered_does_not_count() {
    prompted(chat, "one");
    user.with("Accept", "application/json").post("/chats/" + chat + "/message",
        json("content", "lost", "model", "stub/fault-500")).isProblem(502, "PROVIDER_ERROR");

    assertThat(prompted(chat, "two")).contains("Turn 2 of calm.");
  }

  @Test
  void a_branch_inherits_and_goes_its_own_way() {
    prompted(chat, "등대가 보인다");
    prompted(chat, "two");
    JsonNode messages = user.messages(chat);
    String branch = user.post("/chats/" + chat + "/branch", json("message_id", idOf(messages, 2))).is(201)
        .id();

    assertThat(prompted(branch, "other")).contains("Turn 2 of calm.", "The sea has risen.");
    assertThat(prompted(branch, "other")).contains("Turn 3 of calm.");
    assertThat(prompted(chat, "three")).contains("Turn 3 of calm.");
  }

  @Test
  void lore_sticks_for_its_messages_and_leaves_with_what_called_it() {
    assertThat(prompted(chat, "nothing")).doesNotContain("The sea has risen.");
    assertThat(prompted(chat, "등대에 갔다")).contains("The sea has risen.");
    assertThat(prompted(chat, "two later")).contains("The sea has risen.");
    assertThat(prompted(chat, "four later")).contains("The sea has risen.");
    assertThat(prompted(chat, "six later")).doesNotContain("The sea has risen.");

    JsonNode messages = user.messages(chat);
    user.delete("/chats/" + chat + "/messages/" + idOf(messages, 5) + "?following=true").is(204);
    assertThat(prompted(chat, "two later again")).contains("The sea has risen.");
    user.delete("/chats/" + chat + "/messages/" + idOf(messages, 3) + "?following=true").is(204);
    assertThat(prompted(chat, "it was never there")).doesNotContain("The sea has risen.");
  }

  @Test
  void lore_may_come_but_once_and_not_before_its_time() {
    assertThat(prompted(chat, "the lamp")).contains("The lamp is new.").doesNotContain("It is late.");
    assertThat(prompted(chat, "the lamp")).doesNotContain("The lamp is new.", "It is late.");
    assertThat(prompted(chat, "the lamp")).doesNotContain("The lamp is new.").contains("It is late.");
  }
}
