package io.fabula.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabula.rest.http.Access;
import io.fabula.rest.http.Method;
import io.fabula.rest.http.Route;
import io.fabula.rest.http.Surface;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds on every route, asked of every route. */
class RouteSweepTest extends RouteSweep {
  private static Stream<Route<?>> needingTokens() {
    return server.routes().stream().filter(route -> route.access().needsToken());
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
}
