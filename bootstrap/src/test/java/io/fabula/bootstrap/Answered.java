package io.fabula.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One answer of the server, read to its end. */
record Answered(HttpResponse<byte[]> response) {
  int status() {
    return response.statusCode();
  }

  String text() {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  JsonNode json() {
    return response.body().length == 0 ? MissingNode.getInstance() : Client.tree(text());
  }

  JsonNode at(String pointer) {
    return json().at(pointer);
  }

  String id() {
    return at("/id").asText();
  }

  Optional<String> header(String name) {
    return response.headers().firstValue(name);
  }

  /** Fails with the whole answer where the status is another. */
  Answered is(int status) {
    assertThat(status()).as(response.request().method() + " " + response.uri() + "\n" + text())
        .isEqualTo(status);
    return this;
  }

  /** A problem, complete in every member that any contract reads; enveloped under {@code /api/v1}. */
  Answered isProblem(int status, String code) {
    is(status);
    if (enveloped()) return isEnveloped(code.equals("AUTHENTICATION_REQUIRED") ? "INVALID_TOKEN" : code);
    assertThat(header("Content-Type").orElse("")).startsWith("application/problem+json");
    assertThat(at("/code").asText()).as(text()).isEqualTo(code);
    assertThat(at("/status").asInt()).isEqualTo(status);
    assertThat(at("/type").asText()).isEqualTo("about:blank");
    assertThat(at("/title").asText()).isNotBlank();
    assertThat(at("/detail").asText()).isNotBlank().isEqualTo(at("/error").asText());
    assertThat(json().has("details")).isTrue();
    assertThat(at("/request_id").asText()).isEqualTo(header("X-Request-Id").orElseThrow());
    return this;
  }

  private boolean enveloped() {
    return response.uri().getPath().startsWith("/api/v1/");
  }

  private Answered isEnveloped(String code) {
    assertThat(header("Content-Type").orElse("")).startsWith("application/json");
    assertThat(json().properties().stream().map(java.util.Map.Entry::getKey))
        .containsExactlyInAnyOrder("success", "error");
    assertThat(at("/success").asBoolean(true)).isFalse();
    assertThat(at("/error/code").asText()).as(text()).isEqualTo(code);
    assertThat(at("/error/message").asText()).isNotBlank();
    return this;
  }

  /** What is wrong, field by field. */
  JsonNode details() {
    return at(enveloped() ? "/error/details" : "/details");
  }

  /** A validation error that names these fields and no others. */
  Answered names(String... fields) {
    isProblem(400, "VALIDATION_ERROR");
    List<String> named = new ArrayList<>();
    for (JsonNode fault : details()) {
      assertThat(fault.path("message").asText()).isNotBlank();
      named.add(fault.path("field").asText());
    }
    assertThat(named).as(text()).containsExactlyInAnyOrder(fields);
    return this;
  }

  /** Strings of one member of each result of a page. */
  List<String> results(String member) {
    List<String> values = new ArrayList<>();
    for (JsonNode result : at("/results")) values.add(result.path(member).asText());
    return values;
  }
}
