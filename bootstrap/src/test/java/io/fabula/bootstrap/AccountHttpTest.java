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
  void who_logs_out_is_out() {
    Answered made = register(Client.newName()).is(201);
    Client user = server.client().withToken(made.at("/access_token").asText());

    user.post("/auth/logout", "").is(204);

    user.get("/auth/me").isProblem(401, "INVALID_TOKEN");
    server.client().post("/auth/refresh", json("refresh_token", made.at("/refresh_token").asText()))
        .isProblem(401, "INVALID_TOKEN");
  }
}
