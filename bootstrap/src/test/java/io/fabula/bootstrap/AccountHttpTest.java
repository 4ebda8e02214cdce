package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class AccountHttpTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answered register(String name) {
    return server.client().post("/auth/register", json("email", name + "@example.com", "username", name,
        "nickname", null, "password", Client.PASSWORD, "unknown", 1));
  }

  @Test
  void an_account_is_made_and_signed_in() {
    String name = Client.newName();
    Answered made = register(name).is(201);

    assertThat(made.header("Location")).contains("/api/users/me");
    assertThat(made.header("Cache-Control")).contains("no-store");
    assertThat(made.at("/token_type").asText()).isEqualTo("Bearer");
    assertThat(made.at("/expires_in").asInt()).isEqualTo(3_600);
    assertThat(made.text()).doesNotContain("password");
    Client user = server.client().withToken(made.at("/access_token").asText());
    assertThat(user.get("/auth/me").is(200).json()).isEqualTo(made.at("/user"))
        .isEqualTo(user.get("/users/me").is(200).json());
  }

  @Test
  void names_are_taken_without_regard_to_case() {
    String name = Client.newName();
    register(name).is(201);

    register(name.toUpperCase(java.util.Locale.ROOT)).isProblem(409, "CONFLICT");
  }

  @Test
  void bad_registrations_name_their_fields() {
    server.client().post("/auth/register", "{}").names("email", "password");
    server.client().post("/auth/register", json("email", "x", "password", Client.PASSWORD)).names("email");
    server.client().post("/auth/register", json("email", "x@example.com", "password", "short"))
        .names("password");
  }

  @Test
  void a_wrong_password_and_an_unknown_account_are_told_alike() {
    String name = Client.newName();
    register(name).is(201);

    Answered wrong = server.client().post("/auth/login", json("username", name, "password", "not this one"))
        .isProblem(401, "AUTHENTICATION_FAILED");
    Answered unknown = server.client()
        .post("/auth/login", json("email", "nobody@example.com", "password", "not this one"))
        .isProblem(401, "AUTHENTICATION_FAILED");
    assertThat(unknown.at("/detail")).isEqualTo(wrong.at("/detail"));
    server.client().post("/auth/login", json("password", Client.PASSWORD)).names("email");
  }

  @Test
  void a_refresh_token_is_good_once_and_its_reuse_ends_the_session() {
    String first = register(Client.newName()).is(201).at("/refresh_token").asText();
    Answered next = server.client().post("/auth/refresh", json("refresh_token", first)).is(200);
    assertThat(next.header("Cache-Control")).contains("no-store");
    String second = next.at("/refresh_token").asText();

    server.client().post("/auth/refresh", json("refresh_token", first)).isProblem(401, "INVALID_TOKEN");
    server.client().post("/auth/refresh", json("refresh_token", second)).isProblem(401, "INVALID_TOKEN");
  }

  @Test
  void what_people_say_about_themselves_is_changed_in_parts() {
    Client user = server.user();
    Answered before = user.get("/users/me").is(200);
    String name = Client.newName();

    Answered all = user.put("/users/me", json("username", name, "nickname", " 지우 " + name, "name", "김지우",
        "age", 31, "bio", "바다\n🌊", "role", "admin")).is(200);
    assertThat(all.at("/username").asText()).isEqualTo(name);
    assertThat(all.at("/nickname").asText()).isEqualTo("지우 " + name);
    assertThat(all.at("/age").asInt()).isEqualTo(31);
    assertThat(all.at("/role").asText()).isEqualTo("user");
    assertThat(all.header("ETag")).isPresent().isNotEqualTo(before.header("ETag"));

    Answered part = user.put("/users/me", json("bio", null, "name", "")).is(200);
    assertThat(part.at("/bio").isNull()).isTrue();
    assertThat(part.at("/name").isNull()).isTrue();
    assertThat(part.at("/nickname")).isEqualTo(all.at("/nickname"));
    Answered same = user.put("/users/me", "{}").is(200);
    assertThat(same.json()).isEqualTo(part.json()).isEqualTo(user.get("/users/me").json());

    user.with("If-Match", all.header("ETag").orElseThrow()).put("/users/me", json("age", 1))
        .isProblem(412, "PRECONDITION_FAILED");
    user.with("If-Match", part.header("ETag").orElseThrow()).put("/users/me", json("age", 0)).is(200);
  }

  @Test
  void bad_words_about_oneself_are_all_named_and_names_of_others_are_conflicts() {
    Client user = server.user();

    user.put("/users/me", json("username", "a b", "nickname", "x".repeat(201), "age", 151, "bio", 1))
        .names("nickname", "bio");
    user.put("/users/me", json("username", null, "age", -1)).names("username", "age");
    String taken = Client.newName();
    register(taken).is(201);
    Answered conflict = user.put("/users/me", json("username", taken.toUpperCase(java.util.Locale.ROOT)))
        .isProblem(409, "CONFLICT");
    assertThat(conflict.at("/details/field").asText()).isEqualTo("username");
    server.client().put("/users/me", "{}").isProblem(401, "AUTHENTICATION_REQUIRED");
  }

  @Test
  void free_names_are_told_from_taken_ones() {
    String name = Client.newName();
    Client user = server.client().withToken(register(name).is(201).at("/access_token").asText());
    user.put("/users/me", json("nickname", "별명 " + name)).is(200);
    Client anyone = server.client();

    assertThat(anyone.get("/auth/check-email?email=" + name + "%40EXAMPLE.com").is(200).at("/available")
        .asBoolean(true)).isFalse();
    assertThat(anyone.get("/auth/check-email?email=free-" + name + "%40example.com").at("/available")
        .asBoolean()).isTrue();
    String nickname = java.net.URLEncoder.encode("별명 " + name.toUpperCase(java.util.Locale.ROOT),
        java.nio.charset.StandardCharsets.UTF_8);
    assertThat(anyone.get("/auth/check-nickname?nickname=" + nickname).is(200).at("/available")
        .asBoolean(true)).isFalse();
    assertThat(anyone.get("/auth/check-nickname?nickname=free-" + name).at("/available").asBoolean())
        .isTrue();
    anyone.get("/auth/check-email").names("email");
    anyone.get("/auth/check-email?email=x").names("email");
    anyone.get("/auth/check-nickname").names("nickname");
    anyone.get("/auth/check-nickname?nickname=" + "x".repeat(201)).names("nickname");
  }

  @Test
  void a_password_is_changed_by_who_knows_it() {
    Client user = server.user();

    user.post("/auth/change-password", json("current_password", "not this one", "new_password", "a new one"))
        .isProblem(401, "AUTHENTICATION_FAILED");
    user.post("/auth/change-password", json("current_password", Client.PASSWORD, "new_password", "short"))
        .names("new_password");
    user.post("/auth/change-password", "{}").names("current_password", "new_password");
    user.get("/auth/me").is(200);
  }

  @Test
  void who_logs_out_is_out() {
    Answered made = register(Client.newName()).is(201);
    Client user = server.client().withToken(made.at("/access_token").asText());

    user.post("/auth/logout", "").is(204);

    user.get("/auth/me").isProblem(401, "INVALID_TOKEN");
    server.client().post("/auth/refresh", json("refresh_token", made.at("/refresh_token").asText()))
        .isProblem(401, "INVALID_TOKEN");
  }
}
