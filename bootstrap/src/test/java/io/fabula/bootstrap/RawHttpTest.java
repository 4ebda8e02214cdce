package io.fabula.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are refused before a route is looked for. */
@Timeout(120)
class RawHttpTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static RawAnswer ask(String requestLine, String... headers) {
    var request = new StringBuilder(requestLine).append(" HTTP/1.1\r\nHost: here\r\nConnection: close\r\n");
    for (String header : headers) request.append(header).append("\r\n");
    return RawAnswer.to(server.port(), request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%ff", "%C0%AF", "%E2%80", "한글", "%ED%95%9C", "a\\b", "<>", "a%2Fb", "%2e%2e"})
  void an_id_of_any_bytes_names_nothing(String id) {
    ask("GET /api/characters/" + id).isProblem(404, "RESOURCE_NOT_FOUND");
    ask("GET /characters/" + id).isProblem(404, "RESOURCE_NOT_FOUND");
    ask("DELETE /api/characters/" + id).isProblem(401, "AUTHENTICATION_REQUIRED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%ff", "/%C0%AF", "/한글", "/webjars/%ff", "/webjars/..\\..\\x", "/%ff.js"})
  void there_is_nothing_at_addresses_of_any_bytes(String path) {
    ask("GET " + path).isProblem(404, "RESOURCE_NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%zz", "/api/characters/%zz", "/api/characters/%", "/api/characters/%00", "/x%"})
  void an_address_that_cannot_be_read_is_a_problem(String path) {
    ask("GET " + path).isProblem(400, "VALIDATION_ERROR");
    ask("PUT " + path).isProblem(400, "VALIDATION_ERROR");
  }

  @Test
  void headers_that_cannot_be_read_are_a_problem() {
    for (String header : new String[]{"X-A: a\u007fb", "X-A: a\u0000b", "X A: b", "Content-Length: x",
        "Transfer-Encoding: gzip", "Content-Length: 3\r\nTransfer-Encoding: chunked"}) {
      ask("POST /api/personas", header).isProblem(400, "VALIDATION_ERROR");
    }
    RawAnswer.to(server.port(), "GET /health HTTP/1.1\r\nConnection: close\r\n\r\n".getBytes())
        .isProblem(400, "VALIDATION_ERROR");
    RawAnswer.to(server.port(), "garbage\r\n\r\n".getBytes()).isProblem(400, "VALIDATION_ERROR");
    RawAnswer.to(server.port(), "GET / HTTP/3.7\r\nHost: x\r\n\r\n".getBytes())
        .isProblem(505, "VALIDATION_ERROR");
  }

  @Test
  void what_is_too_long_or_cannot_be_expected_is_a_problem_with_the_status_of_http() {
    ask("GET /" + "a".repeat(140_000)).isProblem(414, "VALIDATION_ERROR");
    ask("GET /health", "X-A: " + "a".repeat(140_000)).isProblem(431, "VALIDATION_ERROR");
    ask("GET /health", "Expect: foo").isProblem(417, "VALIDATION_ERROR");
    ask("OPTIONS *").isProblem(404, "RESOURCE_NOT_FOUND");
  }

  @Test
  void a_refusal_keeps_the_request_id_and_speaks_the_callers_language_where_they_were_read() {
    RawAnswer refused = ask("GET /health", "X-Request-Id: mine-1", "Accept-Language: ko", "Accept: text/html",
        "Expect: foo").isProblem(417, "VALIDATION_ERROR");
    assertThat(refused.headers()).containsEntry("x-request-id", "mine-1")
        .containsEntry("x-content-type-options", "nosniff").containsEntry("cache-control", "no-store");
    assertThat(refused.body()).contains("헤더");
    assertThat(ask("GET /health", "X-Request-Id: no id", "Expect: foo").headers().get("X-Request-Id"))
        .hasSize(36);
  }

  @Test
  void what_is_enveloped_is_refused_enveloped() {
    RawAnswer refused = ask("GET /api/v1/users/me", "Expect: foo");
    assertThat(refused.status()).isEqualTo(417);
    assertThat(refused.headers()).containsEntry("content-type", "application/json")
        .containsKey("x-request-id");
    assertThat(Client.tree(refused.body()).at("/error/code").asText()).isEqualTo("VALIDATION_ERROR");
  }

  @Test
  void head_is_refused_without_a_body() {
    RawAnswer refused = ask("HEAD /health", "Expect: foo");
    assertThat(refused.status()).isEqualTo(417);
    assertThat(refused.headers()).containsKey("x-request-id");
    assertThat(refused.body()).isEmpty();
  }
}
