package io.fabula.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.rest.http.Access;
import io.fabula.rest.http.Route;
import io.fabula.rest.http.Upload;
import io.fabula.rest.http.Uploads;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds of every body, asked of every route that takes one. */
class BodySweepTest extends RouteSweep {
  @Test
  void a_packed_body_is_refused() {
    assertThat(server.routes().stream().filter(route -> route.body() != Void.class)).isNotEmpty()
        .allSatisfy(route -> {
          Answered refused = allowed(route).with("Content-Encoding", "gzip")
              .send(route.method().name(), path(route), "{}").isProblem(415, "UNSUPPORTED_MEDIA_TYPE");
          assertThat(refused.header("Accept-Encoding")).contains("identity");
        });
    user.with("Content-Encoding", "identity").post("/personas", "{\"name\":\"Mira\"}").is(201);
  }

  @Test
  void what_is_no_json_object_is_a_validation_error_of_the_body() {
    assertThat(takingJson()).isNotEmpty().allSatisfy(route -> {
      for (String body : List.of("{", "nope", "{\"a\":1}}", "{\"a\":1,\"a\":2}", "[]", "1", "\"x\"", "null",
          "{\"a\":01}", "\uFEFF{", "{\"a\":NaN}", "[".repeat(5_000))) {
        Answered answer = allowed(route).send(route.method().name(), path(route), body);
        assertThat(answer.status()).as(route.operation() + " " + body + answer.text()).isEqualTo(400);
        answer.names("body");
      }
      Answered broken = allowed(route).with("Content-Type", "application/json").send(route.method().name(),
          path(route), BodyPublishers.ofByteArray(new byte[]{'{', '"', (byte) 0xFF, (byte) 0xC0, '"', '}'}));
      broken.isProblem(400, "VALIDATION_ERROR");
    });
  }

  @Test
  void every_field_of_the_wrong_type_is_named_and_nothing_breaks() {
    assertThat(takingJson()).isNotEmpty().allSatisfy(route -> {
      for (String wrong : List.of("{\"x\":{}}", "[[1]]", "12345678901234567890", "\"\\u0000\"",
          "\"\\ud83d\"", "\"\\udc00x\"", "1e400", "true", "-1.5")) {
        Answered answer = allowed(route).send(route.method().name(), path(route), filled(route, wrong));
        assertThat(answer.status()).as(route.operation() + " " + wrong + " " + answer.text())
            .isBetween(wrong.startsWith("{") && takesPartsAlone(route) ? 200 : 400, 499);
        if (wrong.startsWith("[[")) {
          List<String> fields = answer.isProblem(400, "VALIDATION_ERROR").details()
              .findValuesAsText("field");
          assertThat(fields.stream().map(field -> field.replaceAll("[.\\[].*", "")).distinct())
              .as(answer.text()).containsExactlyInAnyOrder(fields(route));
        }
      }
    });
  }

  /** Whether every field is an object, in which what is unknown is passed over. */
  private static boolean takesPartsAlone(Route<?> route) {
    return route.operation().equals("settings.update") || route.operation().equals("settings.updateOf");
  }

  /** A body in which every field holds the same. */
  private static String filled(Route<?> route, String value) {
    return Arrays.stream(fields(route)).map(field -> "\"" + field + "\":" + value)
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String[] fields(Route<?> route) {
    return Arrays.stream(route.body().getRecordComponents())
        .map(part -> part.getName().replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT))
        .toArray(String[]::new);
  }

  @Test
  void a_body_beyond_its_limit_is_refused() {
    try (TestServer small = TestServer.start("FABULA_LIMIT_JSON_BYTES", "2048", "FABULA_LIMIT_CARD_BYTES",
        "4096", "FABULA_LIMIT_UPLOAD_BYTES", "4096", "FABULA_LIMIT_BATCH_BYTES", "4096")) {
      Client reader = small.user();
      Client master = small.admin();
      String body = "{\"content\":\"" + "x".repeat(5_000) + "\"}";
      assertThat(small.routes().stream().filter(route -> route.body() != Void.class)).isNotEmpty()
          .allSatisfy(route -> {
            Client caller = route.access() == Access.ADMIN ? master : reader;
            caller.send(route.method().name(), path(route), body).isProblem(413, "PAYLOAD_TOO_LARGE");
            caller.with("Content-Type", "application/json")
                .send(route.method().name(), path(route), BodyPublishers.ofInputStream(
                    () -> new java.io.ByteArrayInputStream(body.getBytes())))
                .isProblem(413, "PAYLOAD_TOO_LARGE");
          });
    }
  }

  @Test
  void a_body_of_another_media_type_is_refused() {
    assertThat(takingJson()).isNotEmpty().allSatisfy(route -> {
      for (String type : List.of("text/plain", "application/xml", "multipart/form-data; boundary=x", "x")) {
        allowed(route).with("Content-Type", type).send(route.method().name(), path(route), "{}")
            .isProblem(415, "UNSUPPORTED_MEDIA_TYPE");
      }
      Answered charset = allowed(route).with("Content-Type", "application/json; charset=UTF-8")
          .send(route.method().name(), path(route), "[]");
      charset.names("body");
    });
  }

  @Test
  void uploads_are_the_only_bodies_beside_json() {
    assertThat(server.routes().stream().filter(route -> route.body() != Void.class && !route.takesJson()))
        .allSatisfy(route -> assertThat(route.body()).isIn(Upload.class, Uploads.class));
  }
}
