package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Keys, versions, pages, languages, origins and rates. */
@Timeout(120)
class ReliabilityHttpTest {
  private static TestServer server;
  private static Client user;

  @BeforeAll
  static void start() {
    server = TestServer.start("FABULA_CORS_ORIGINS", "https://app.example.com");
    user = server.user();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_repeated_creation_with_its_key_gets_the_first_answer() {
    Client keyed = user.with("Idempotency-Key", "a key of mine");
    Answered first = keyed.post("/personas", json("name", "Captain")).is(201);
    Answered again = keyed.post("/api/personas", json("name", "Captain")).is(201);

    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Location")).isEqualTo(first.header("Location")).isPresent();
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag")).isPresent();
    keyed.post("/personas", json("name", "Somebody else")).isProblem(409, "CONFLICT");
    assertThat(server.user().with("Idempotency-Key", "a key of mine")
        .post("/personas", json("name", "Captain")).is(201).id()).isNotEqualTo(first.id());
    user.with("Idempotency-Key", "k".repeat(129)).post("/personas", json("name", "x"))
        .names("Idempotency-Key");
  }

  @Test
  void a_refusal_is_not_kept_under_its_key() {
    Client keyed = user.with("Idempotency-Key", "refused first");
    keyed.post("/personas", "{}").names("name");
    keyed.post("/personas", json("name", "Now right")).is(201);
  }

  @Test
  void one_of_several_versions_is_enough() {
    Answered made = user.post("/characters", json("name", "Mira")).is(201);
    String path = made.header("Location").orElseThrow();
    String tag = made.header("ETag").orElseThrow();
    for (String known : List.of("\"v99\", " + tag, tag + ",\"v99\"", "W/" + tag, "*", "\"x\" , W/" + tag)) {
      assertThat(user.with("If-None-Match", known).get(path).is(304).header("ETag")).as(known).contains(tag);
      user.with("If-None-Match", known).send("HEAD", path, BodyPublishers.noBody()).is(304);
    }
    for (String unknown : List.of("\"v99\"", "\"x\", \"y\"", "nonsense", "v1"))
      user.with("If-None-Match", unknown).get(path).is(200);

    user.with("If-Match", "\"v98\", \"v99\"").put(path, json("name", "Late"))
        .isProblem(412, "PRECONDITION_FAILED");
    Answered changed = user.with("If-Match", "\"v99\", " + tag).put(path, json("name", "Juno")).is(200);
    user.with("If-Match", tag + ", \"v99\"").put(path, json("name", "Late"))
        .isProblem(412, "PRECONDITION_FAILED");
    assertThat(user.get(path).at("/name").asText()).isEqualTo("Juno");
    user.with("If-Match", changed.header("ETag").orElseThrow() + ", \"v99\"").delete(path).is(204);
  }

  @Test
  void a_version_that_is_not_the_last_is_refused() {
    Answered made = user.post("/characters", json("name", "Mira", "tagline", "A keeper")).is(201);
    String path = made.header("Location").orElseThrow();
    String tag = made.header("ETag").orElseThrow();

    Answered got = user.get(path).is(200);
    assertThat(got.header("ETag")).contains(tag);
    Answered same = user.with("If-None-Match", tag).get(path).is(304);
    assertThat(same.response().body()).isEmpty();
    Answered changed = user.with("If-Match", tag).put(path, json("tagline", null)).is(200);
    assertThat(changed.at("/tagline").isNull()).isTrue();
    assertThat(changed.at("/name").asText()).isEqualTo("Mira");
    assertThat(changed.header("ETag")).isNotEqualTo(made.header("ETag"));
    user.with("If-None-Match", tag).get(path).is(200);
    user.with("If-Match", tag).put(path, json("name", "Late")).isProblem(412, "PRECONDITION_FAILED");
    user.with("If-Match", "nonsense").delete(path).isProblem(412, "PRECONDITION_FAILED");
    user.with("If-Match", "*").delete(path).is(204);
    user.get(path).isProblem(404, "RESOURCE_NOT_FOUND");
  }

  @Test
  void pages_hold_still_while_things_are_added() {
    Client author = server.user();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      names.addFirst(author.post("/characters", json("name", "Number " + i)).is(201).id());
    }
    List<String> walked = new ArrayList<>();
    String cursor = "";
    do {
      Answered page = author
          .get("/characters/my?limit=3" + (cursor.isEmpty() ? "" : "&start_cursor=" + cursor)).is(200);
      walked.addAll(page.results("id"));
      assertThat(page.at("/has_more").asBoolean()).isEqualTo(!page.at("/next_cursor").isNull());
      cursor = page.at("/next_cursor").asText("");
      author.post("/characters", json("name", "Late")).is(201);
    } while (!cursor.isEmpty() && !cursor.equals("null"));
    assertThat(walked).isEqualTo(names);
  }

  @Test
  void a_slug_of_five_hexadecimal_words_is_a_slug() {
    Answered made = user.post("/characters", json("name", "Bad Cafe Dead Beef Face")).is(201);

    assertThat(user.get("/characters/" + made.at("/slug").asText()).is(200).id()).isEqualTo(made.id());
  }

  @Test
  void a_proper_request_id_is_kept_and_another_replaced() {
    assertThat(user.with("X-Request-Id", "mine-1.2_3").get("/health").header("X-Request-Id"))
        .contains("mine-1.2_3");
    for (String bad : List.of("a b", "x".repeat(65), "<script>")) {
      assertThat(user.with("X-Request-Id", bad).get("/nowhere").isProblem(404, "RESOURCE_NOT_FOUND")
          .at("/request_id").asText()).isNotEqualTo(bad).hasSize(36);
    }
  }

  @Test
  void messages_are_korean_or_english() {
    assertThat(message("ko")).isEqualTo(message("ko-KR,ko;q=0.9,en;q=0.8")).containsPattern("[가-힣]");
    for (String english : List.of("en", "fr", "en,ko;q=0.5", "!!", "*")) {
      assertThat(message(english)).isEqualTo("There is nothing at this address.");
    }
  }

  private static String message(String language) {
    return user.with("Accept-Language", language).get("/nowhere").isProblem(404, "RESOURCE_NOT_FOUND")
        .at("/detail").asText();
  }

  @Test
  void only_listed_origins_may_call() {
    Client listed = user.with("Origin", "https://app.example.com");
    Client other = user.with("Origin", "https://evil.example.com");
    assertThat(listed.get("/models").header("Access-Control-Allow-Origin"))
        .contains("https://app.example.com");
    assertThat(other.get("/models").is(200).header("Access-Control-Allow-Origin")).isEmpty();
    Answered preflight = listed.with("Access-Control-Request-Method", "POST")
        .send("OPTIONS", "/api/chats", BodyPublishers.noBody()).is(204);
    assertThat(preflight.header("Access-Control-Allow-Methods").orElse("")).contains("POST");
    assertThat(preflight.header("Access-Control-Allow-Headers").orElse("")).contains("Last-Event-ID");
    Answered refused = other.with("Access-Control-Request-Method", "POST")
        .send("OPTIONS", "/api/chats", BodyPublishers.noBody()).is(204);
    assertThat(refused.header("Access-Control-Allow-Methods")).isEmpty();
  }

  @Test
  void too_many_requests_are_told_to_wait() {
    try (TestServer strict = TestServer.start("FABULA_RATE_LIMIT", "5", "FABULA_AUTH_RATE_LIMIT", "3")) {
      Client caller = strict.client();
      assertThat(caller.get("/models").is(200).header("RateLimit").orElse("")).contains("r=4");
      String wrong = json("email", "nobody@example.com", "password", "wrong password");
      for (int i = 0; i < 3; i++) {
        caller.post("/auth/login", wrong).isProblem(401, "AUTHENTICATION_FAILED");
      }
      Answered refused = caller.post("/auth/login", wrong).isProblem(429, "RATE_LIMIT_EXCEEDED");
      assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow())).isBetween(1, 60);
      assertThat(refused.header("RateLimit").orElse("")).contains("\"auth\"", "r=0");
      assertThat(refused.header("RateLimit-Policy").orElse("")).contains("q=3", "w=60");
    }
  }
}
