package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class PersonaHttpTest {
  private static final String ONE = "/user-personas/";
  private static TestServer server;
  private Client user;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @BeforeEach
  void come() {
    user = server.user();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private Answered make(Object... members) {
    return user.post("/personas", json(members)).is(201);
  }

  private List<String> defaults() {
    var names = new ArrayList<String>();
    user.get("/personas").is(200).at("/results").forEach(persona -> {
      if (persona.path("is_default").asBoolean()) names.add(persona.path("name").asText());
    });
    return names;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/personas", "/api/personas", "/user-personas", "/api/user-personas"})
  void a_persona_is_made_listed_changed_and_thrown_away_at_either_address(String path) {
    Answered made = user
        .post(path, json("name", " Jun ", "description", "A sailor.", "slug", "jun-the-sailor")).is(201);
    assertThat(made.header("Location")).contains("/api/user-personas/" + made.id());
    assertThat(made.at("/object").asText()).isEqualTo("persona");
    assertThat(made.at("/name").asText()).isEqualTo("Jun");
    assertThat(made.at("/slug").asText()).isEqualTo("jun-the-sailor");
    assertThat(made.at("/is_default").asBoolean()).isFalse();
    assertThat(made.json().has("avatar_url")).isTrue();
    assertThat(user.get(ONE + made.id()).is(200).json()).isEqualTo(made.json());

    for (String face : List.of("/personas", "/user-personas")) {
      assertThat(user.get(face).is(200).results("id")).containsExactly(made.id());
    }
    assertThat(user.put(path + "/" + made.id(), json("name", "Juno")).is(200).at("/name").asText())
        .isEqualTo("Juno");
    user.delete(path + "/" + made.id()).is(204);
    user.get(ONE + made.id()).isProblem(404, "RESOURCE_NOT_FOUND");
    assertThat(user.get(path).is(200).at("/results")).isEmpty();
  }

  @Test
  void pages_follow_each_other_without_a_gap() {
    List<String> made = List.of(make("name", "A").id(), make("name", "B").id(), make("name", "C").id());

    Answered first = user.get("/personas?page_size=2").is(200);
    Answered second = user.get("/personas?page_size=2&start_cursor=" + first.at("/next_cursor").asText())
        .is(200);

    assertThat(first.at("/has_more").asBoolean()).isTrue();
    assertThat(second.at("/has_more").asBoolean()).isFalse();
    var all = new ArrayList<>(first.results("id"));
    all.addAll(second.results("id"));
    assertThat(all).containsExactlyInAnyOrderElementsOf(made);
  }

  @Test
  void there_is_only_one_default() {
    String first = make("name", "First", "is_default", true).id();
    make("name", "Second", "is_default", true);
    String third = make("name", "Third").id();
    assertThat(defaults()).containsExactly("Second");

    assertThat(user.post(ONE + third + "/default", "").is(200).at("/is_default").asBoolean()).isTrue();
    assertThat(defaults()).containsExactly("Third");
    user.post(ONE + third + "/default", "").is(200);
    user.put("/personas/" + first, json("is_default", true)).is(200);
    assertThat(defaults()).containsExactly("First");
    user.put("/personas/" + first, json("is_default", null)).is(200);
    assertThat(defaults()).isEmpty();
  }

  @Test
  void a_slug_is_a_users_own_and_taken_once() {
    make("name", "Jun", "slug", "jun");
    String other = make("name", "Other").id();

    user.post("/personas", json("name", "Jun", "slug", "jun")).isProblem(409, "CONFLICT");
    user.put("/personas/" + other, json("slug", "jun")).isProblem(409, "CONFLICT");
    user.put("/personas/" + other, json("slug", "등대지기")).is(200);
    server.user().post("/personas", json("name", "Jun", "slug", "jun")).is(201);
  }

  @Test
  void bad_fields_are_named() {
    String persona = make("name", "Jun").id();
    for (String slug : List.of("Jun", "a b", "-a", "a--b", "x".repeat(81))) {
      user.post("/personas", json("name", "Jun", "slug", slug)).names("slug");
      user.put("/personas/" + persona, json("slug", slug)).names("slug");
    }
    user.post("/personas", "{}").names("name");
    user.post("/personas", json("name", " ", "is_default", "no")).names("name", "is_default");
    user.put("/personas/" + persona, json("name", null)).names("name");
    user.put("/personas/" + persona, json("slug", null)).names("slug");
    user.put("/personas/" + persona, json("name", "x".repeat(201))).names("name");
  }

  @Test
  void a_slug_is_checked_before_it_is_chosen() {
    assertThat(user.get("/personas/check-slug?slug=jun").is(200).json())
        .isEqualTo(Client.tree("{\"available\":true,\"suggestion\":null}"));
    make("name", "Jun", "slug", "jun");
    make("name", "Jun", "slug", "jun-2");

    assertThat(user.get("/personas/check-slug?slug=jun").is(200).json())
        .isEqualTo(Client.tree("{\"available\":false,\"suggestion\":\"jun-3\"}"));
    user.get("/personas/check-slug?slug=No%20Slug").names("slug");
    user.get("/personas/check-slug").names("slug");
  }

  @Test
  void a_suggested_slug_can_be_chosen_however_long_the_wish_was() {
    String wish = "x".repeat(80);
    make("name", "Long", "slug", wish);

    String suggestion = user.get("/personas/check-slug?slug=" + wish).is(200).at("/suggestion").asText();

    make("name", "Long", "slug", suggestion);
  }

  @Test
  void personas_are_limited_and_the_refusal_says_how_many_there_are() {
    assertThat(user.get("/personas/limit").is(200).json())
        .isEqualTo(Client.tree("{\"used\":0,\"limit\":50}"));
    for (int i = 0; i < 50; i++) make("name", "Face " + i);
    assertThat(user.get("/personas/limit").is(200).at("/used").asInt()).isEqualTo(50);

    Answered refused = user.post("/user-personas", json("name", "One more")).isProblem(402, "QUOTA_EXCEEDED");
    assertThat(refused.at("/details/quota").asText()).isEqualTo("personas");
    assertThat(refused.at("/details/used").asInt()).isEqualTo(50);
    assertThat(refused.at("/details/limit").asInt()).isEqualTo(50);
    user.delete("/personas/" + user.get("/personas?limit=1").results("id").getFirst()).is(204);
    make("name", "One more");
  }

  @Test
  void a_stranger_does_not_find_it_and_neither_does_an_admin() {
    String persona = make("name", "Jun").id();
    for (Client stranger : List.of(server.user(), server.admin())) {
      stranger.get(ONE + persona).isProblem(404, "RESOURCE_NOT_FOUND");
      stranger.post(ONE + persona + "/default", "").isProblem(404, "RESOURCE_NOT_FOUND");
      for (String face : List.of("/personas/", "/user-personas/")) {
        stranger.put(face + persona, json("name", "Mine")).isProblem(404, "RESOURCE_NOT_FOUND");
        stranger.delete(face + persona).isProblem(404, "RESOURCE_NOT_FOUND");
      }
      assertThat(stranger.get("/personas").is(200).results("id")).doesNotContain(persona);
    }
    assertThat(user.get(ONE + persona).is(200).at("/name").asText()).isEqualTo("Jun");
  }

  @Test
  void null_clears_and_what_is_left_out_stays() {
    Answered made = make("name", "Jun", "description", "A sailor.", "slug", "jun", "is_default", true);

    Answered renamed = user.put("/personas/" + made.id(), json("name", "Juno", "unknown", 1)).is(200);
    assertThat(renamed.at("/description").asText()).isEqualTo("A sailor.");
    assertThat(renamed.at("/slug").asText()).isEqualTo("jun");
    assertThat(renamed.at("/is_default").asBoolean()).isTrue();
    Answered cleared = user.put("/personas/" + made.id(), json("description", null)).is(200);
    assertThat(cleared.at("/description").isNull()).isTrue();
    assertThat(cleared.at("/name").asText()).isEqualTo("Juno");
    user.put("/personas/" + made.id(), json("description", "Back.")).is(200);
    assertThat(user.put("/personas/" + made.id(), json("description", "")).is(200).at("/description")
        .isNull()).isTrue();
  }

  @Test
  void a_change_of_an_old_version_is_refused() {
    Answered made = make("name", "Jun");
    String old = made.header("ETag").orElseThrow();
    Answered changed = user.with("If-Match", old).put("/personas/" + made.id(), json("name", "Juno")).is(200);
    assertThat(changed.header("ETag")).isPresent().isNotEqualTo(made.header("ETag"));

    Client late = user.with("If-Match", old);
    late.put("/personas/" + made.id(), json("name", "Late")).isProblem(412, "PRECONDITION_FAILED");
    late.delete("/personas/" + made.id()).isProblem(412, "PRECONDITION_FAILED");
    assertThat(user.get(ONE + made.id()).is(200).at("/name").asText()).isEqualTo("Juno");
    user.with("If-Match", changed.header("ETag").orElseThrow()).delete("/personas/" + made.id()).is(204);
  }
}
