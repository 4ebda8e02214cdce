package io.fabula.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabula.rest.http.Access;
import io.fabula.rest.http.Method;
import io.fabula.rest.http.Route;
import io.fabula.rest.http.Surface;
import io.fabula.rest.http.Upload;
import io.fabula.rest.http.Uploads;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds on every route, asked of every route. */
@Timeout(120)
class RouteSweepTest {
  private static final String NOBODY = "00000000-0000-7000-8000-000000000000";
  private static TestServer server;
  private Client user;
  private Client admin;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  /** A sweep passes by the logout too. */
  @BeforeEach
  void come() {
    user = server.user();
    admin = server.admin();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String path(Route<?> route) {
    return at(route, NOBODY);
  }

  /** Under the first prefix of its surface. */
  private static String at(Route<?> route, String id) {
    return route.surface().prefixes().getFirst() + route.path().replaceAll("\\{[^}]*}", id);
  }

  /** Somebody whom the route does not refuse at the door. */
  private Client allowed(Route<?> route) {
    return route.access() == Access.ADMIN ? admin : user;
  }

  private static Stream<Route<?>> needingTokens() {
    return server.routes().stream().filter(route -> route.access().needsToken());
  }

  private static Stream<Route<?>> takingJson() {
    return server.routes().stream().filter(Route::takesJson);
  }

  private static Answered call(Client client, Route<?> route, String path) {
    return client.send(route.method().name(), path, route.body() == Void.class ? "" : "{}");
  }

  @Test
  void every_route_answers_with_and_without_api_and_with_a_slash_behind() {
    Client anyone = server.client();
    assertThat(server.routes()).isNotEmpty().allSatisfy(route -> {
      Answered plain = call(anyone, route, path(route));
      for (String prefix : route.surface().prefixes()) {
        for (String end : List.of("", "/")) {
          String same = prefix + route.path().replaceAll("\\{[^}]*}", NOBODY) + end;
          Answered other = call(anyone, route, same);
          assertThat(other.status()).as(same).isEqualTo(plain.status());
          assertThat(other.at("/code")).as(same).isEqualTo(plain.at("/code"));
        }
      }
      if (plain.status() == 404) assertThat(plain.at("/detail").asText()).doesNotContain("address");
      assertThat(plain.status()).as(route.operation()).isLessThan(500).isNotEqualTo(405);
    });
  }

  @Test
  void who_sends_no_token_is_asked_for_one() {
    assertThat(needingTokens()).isNotEmpty().allSatisfy(route -> {
      Answered refused = call(server.client(), route, path(route))
          .isProblem(401, "AUTHENTICATION_REQUIRED");
      assertThat(refused.header("WWW-Authenticate")).isPresent();
    });
  }

  @Test
  void a_bad_token_is_refused_wherever_a_token_is_needed() {
    Client leaver = server.user();
    leaver.post("/auth/logout", "{}").is(204);
    String good = user.headers().get("Authorization");
    List<String> bad = List.of("Bearer garbage", "Bearer", "Bearer ", "Basic dXNlcjpwYXNz", "",
        good.substring(0, good.length() - 4) + "AAAA", good + ".x",
        "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.", leaver.headers().get("Authorization"));
    assertThat(needingTokens()).isNotEmpty().allSatisfy(route -> {
      for (String token : bad) {
        call(server.client().with("Authorization", token), route, path(route)).isProblem(401,
            "INVALID_TOKEN");
      }
    });
  }

  @Test
  void routes_for_admins_refuse_users() {
    server.routes().stream().filter(route -> route.access() == Access.ADMIN)
        .forEach(route -> call(user, route, path(route)).isProblem(403, "INSUFFICIENT_PERMISSION"));
  }

  @Test
  void an_id_that_names_nothing_or_is_none_is_not_found() {
    assertThat(server.routes().stream().filter(route -> route.path().contains("{") && !route.takesJson()))
        .isNotEmpty().allSatisfy(route -> {
          for (String id : List.of(NOBODY, "nothing", "1-1-1-1-1", "%F0%9F%98%80")) {
            Answered answer = call(allowed(route), route, at(route, id));
            assertThat(answer.status()).as(route.operation() + " " + id + " " + answer.text())
                .isIn(400, 404);
          }
          call(allowed(route), route, path(route)).isProblem(404, "RESOURCE_NOT_FOUND");
        });
  }

  @Test
  void another_method_is_refused_with_those_that_are_allowed() {
    List<String> paths = server.routes().stream().map(Route::path).distinct().toList();
    for (String path : paths) {
      Set<String> allowed = server.routes().stream().filter(route -> route.path().equals(path))
          .map(route -> route.method().name()).collect(Collectors.toCollection(TreeSet::new));
      for (Method method : Method.values()) {
        if (allowed.contains(method.name())) continue;
        for (String prefix : prefixes(path)) {
          Answered refused = user.send(method.name(), prefix + path.replaceAll("\\{[^}]*}", NOBODY), "{}")
              .isProblem(405, "METHOD_NOT_ALLOWED");
          assertThat(Arrays.asList(refused.header("Allow").orElseThrow().split(", ")))
              .as(method + " " + path).containsAll(working(allowed));
        }
      }
      for (String prefix : prefixes(path)) {
        Answered asked = user.send("OPTIONS", prefix + path.replaceAll("\\{[^}]*}", NOBODY),
            BodyPublishers.noBody()).is(204);
        assertThat(asked.header("Allow").orElseThrow().split(", ")).as(path)
            .containsExactlyInAnyOrderElementsOf(working(allowed));
      }
    }
  }

  private static Set<String> working(Set<String> methods) {
    var all = new TreeSet<>(methods);
    all.add("OPTIONS");
    if (methods.contains("GET")) all.add("HEAD");
    return all;
  }

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

  private static List<String> prefixes(String path) {
    return server.routes().stream().filter(route -> route.path().equals(path)).findFirst().orElseThrow()
        .surface().prefixes();
  }

  @Test
  void what_is_enveloped_is_nowhere_else() {
    assertThat(server.routes().stream().filter(route -> route.surface() == Surface.ENVELOPED)).isNotEmpty()
        .allSatisfy(route -> call(user, route, route.path().replaceAll("\\{[^}]*}", NOBODY)).isProblem(404,
            "RESOURCE_NOT_FOUND"));
    user.get("/api/v1").is(404);
    user.get("/api/v1/nothing").isProblem(404, "RESOURCE_NOT_FOUND");
  }

  @Test
  void head_answers_as_get_without_a_body() {
    server.routes().stream().filter(route -> route.method() == Method.GET)
        .filter(route -> !route.operation().equals("chat.stream")).forEach(route -> {
          Answered got = user.get(path(route));
          Answered head = user.send("HEAD", path(route), BodyPublishers.noBody()).is(got.status());
          assertThat(head.response().body()).isEmpty();
          assertThat(head.header("Content-Type")).isEqualTo(got.header("Content-Type"));
        });
  }

  @Test
  void the_description_knows_every_route_and_all_that_it_refers_to() {
    JsonNode description = server.client().get("/openapi.json").is(200).json();
    assertThat(server.client().get("/api/openapi.json").json()).isEqualTo(description);
    assertThat(server.routes()).allSatisfy(route -> {
      JsonNode operation = description.path("paths").path(route.path())
          .path(route.method().name().toLowerCase(java.util.Locale.ROOT));
      assertThat(operation.path("operationId").asText()).isEqualTo(route.operation());
      assertThat(operation.path("summary").asText()).isNotBlank();
      assertThat(operation.path("security").isEmpty()).isEqualTo(!route.access().needsToken());
      assertThat(operation.path("responses").has(Integer.toString(route.answer().status()))).isTrue();
    });
    List<String> references = description.findValuesAsText("$ref");
    assertThat(references).isNotEmpty().allSatisfy(reference -> {
      assertThat(reference).startsWith("#/");
      assertThat(description.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
    });
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
  void every_list_is_bounded_and_refuses_cursors_that_are_none() {
    assertThat(server.routes().stream().filter(route -> route.answer().list() && !route.path().contains("{"))
        .filter(route -> !route.operation().equals("catalog.models"))).isNotEmpty().allSatisfy(route -> {
          for (String size : List.of("0", "101", "-1", "x", "1.5", "99999999999")) {
            allowed(route).get(route.path() + "?page_size=" + size).names("page_size");
            allowed(route).get(route.path() + "?limit=" + size).names("limit");
          }
          for (String cursor : List.of("!", "bm90IGpzb24", "W10", "e30", "W251bGxd", "WyJ4Il0",
              "WyJ4IiwieSIsInoiXQ", "x".repeat(2_000))) {
            for (String name : List.of("start_cursor", "cursor")) {
              Answered answer = allowed(route).get(route.path() + "?" + name + "=" + cursor);
              assertThat(answer.status()).as(route.path() + " " + cursor + answer.text()).isEqualTo(400);
            }
          }
          Answered page = allowed(route).get(route.path() + "?page_size=100").is(200);
          assertThat(page.at("/object").asText()).isEqualTo("list");
          assertThat(page.at("/results").isArray()).isTrue();
          assertThat(page.at("/has_more").isBoolean()).isTrue();
          assertThat(page.json().has("next_cursor")).isTrue();
        });
  }

  @Test
  void uploads_are_the_only_bodies_beside_json() {
    assertThat(server.routes().stream().filter(route -> route.body() != Void.class && !route.takesJson()))
        .allSatisfy(route -> assertThat(route.body()).isIn(Upload.class, Uploads.class));
  }
}
