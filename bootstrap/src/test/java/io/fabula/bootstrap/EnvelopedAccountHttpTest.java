package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class EnvelopedAccountHttpTest {
  private static TestServer server;
  private final String name = Client.newName();
  private Answered registered;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void register() {
    registered = server.client().post("/auth/register",
        json("email", name + "@example.com", "username", name, "password", Client.PASSWORD)).is(201);
  }

  private Answered token(String id, String password) {
    return server.client().post("/api/v1/auth/token", json("user_id", id, "password", password));
  }

  private static JsonNode data(Answered answer) {
    answer.is(200);
    assertThat(answer.at("/success").asBoolean()).isTrue();
    assertThat(answer.at("/message").asText()).isNotBlank();
    assertThat(answer.json().size()).isEqualTo(3);
    return answer.at("/data");
  }

  @Test
  void tokens_are_had_by_id_email_or_username() {
    for (String id : new String[]{name, name + "@EXAMPLE.com", registered.at("/user/id").asText()}) {
      Answered answer = token(id, Client.PASSWORD);
      JsonNode pair = data(answer);
      assertThat(pair.size()).isEqualTo(4);
      assertThat(pair.at("/token_type").asText()).isEqualTo("Bearer");
      assertThat(pair.at("/expires_in").asInt()).isEqualTo(3_600);
      assertThat(answer.header("Cache-Control")).contains("no-store");

      JsonNode next = data(server.client().post("/api/v1/auth/refresh",
          json("refresh_token", pair.at("/refresh_token").asText())));
      Client user = server.client().withToken(next.at("/access_token").asText());
      assertThat(data(user.get("/api/v1/users/me")).at("/id")).isEqualTo(registered.at("/user/id"));
    }
  }

  @Test
  void the_user_has_what_the_contract_names() {
    Client user = server.client().withToken(registered.at("/access_token").asText());
    assertThat(data(user.get("/api/v1/users/me")).at("/name").asText()).isEqualTo(name);
    user.put("/users/me", json("name", "김민준", "age", 7)).is(200);

    JsonNode me = data(user.get("/api/v1/users/me"));

    assertThat(me.properties().stream().map(java.util.Map.Entry::getKey))
        .containsExactlyInAnyOrder("id", "object", "name", "age", "created_at");
    assertThat(me.at("/object").asText()).isEqualTo("user");
    assertThat(me.at("/name").asText()).isEqualTo("김민준");
    assertThat(me.at("/age").asInt()).isEqualTo(7);
  }

  @Test
  void what_is_refused_is_enveloped_too() {
    token(name, "not this one").isProblem(401, "AUTHENTICATION_FAILED");
    token("nobody", Client.PASSWORD).isProblem(401, "AUTHENTICATION_FAILED");
    token("00000000-0000-7000-8000-000000000000", Client.PASSWORD).isProblem(401, "AUTHENTICATION_FAILED");
    token("x".repeat(36), Client.PASSWORD).isProblem(401, "AUTHENTICATION_FAILED");
    server.client().post("/api/v1/auth/token", "{}").names("user_id", "password");
    server.client().post("/api/v1/auth/refresh", json("refresh_token", "x")).isProblem(401,
        "INVALID_TOKEN");
    assertThat(server.client().get("/api/v1/users/me").isProblem(401, "INVALID_TOKEN")
        .header("WWW-Authenticate")).isPresent();
    server.client().withToken("x").get("/api/v1/users/me").isProblem(401, "INVALID_TOKEN");
    assertThat(server.client().delete("/api/v1/users/me").isProblem(405, "METHOD_NOT_ALLOWED")
        .header("Allow")).isPresent();
  }

  @Test
  void it_speaks_korean() {
    Client korean = server.client().with("Accept-Language", "ko-KR,ko;q=0.9");

    assertThat(korean.withToken(registered.at("/access_token").asText()).get("/api/v1/users/me")
        .at("/message").asText()).isEqualTo("요청이 성공적으로 처리되었습니다.");
    assertThat(korean.get("/api/v1/nothing").isProblem(404, "RESOURCE_NOT_FOUND").at("/error/message")
        .asText()).isEqualTo("이 주소에는 아무것도 없습니다.");
  }
}
