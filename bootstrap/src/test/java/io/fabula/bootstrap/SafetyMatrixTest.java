package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.fabula.rest.http.Access;
import io.fabula.rest.http.Method;
import io.fabula.rest.http.Route;
import io.fabula.rest.http.Upload;
import io.fabula.rest.http.Uploads;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every route that is about somebody's thing, called by everybody; what each gets follows from its access. */
@Timeout(300)
class SafetyMatrixTest {
  private static final String SECRET = "a secret of this test, long enough";
  private static final String MARK = "zanzibar9281";
  /** Bodies of routes that need more than an empty one, by their operations. */
  private static final Map<String, String> BODIES = Map.ofEntries(
      Map.entry("chat.sendMessage", json("content", "hello")),
      Map.entry("chat.chooseAlternate", json("index", 0)),
      Map.entry("chat.branch", json("message_id", "{message_id}")),
      Map.entry("character.putTags", json("tags", List.of("sea"))),
      Map.entry("character.putModules", json("modules", List.of())),
      Map.entry("community.commentCharacter", json("content", "hello")),
      Map.entry("community.rewriteCommentCharacter", json("content", "hello")),
      Map.entry("community.voteCharacter", json("value", 1)),
      Map.entry("community.reportCharacter", json("reason", "other")),
      Map.entry("persona.update", json("name", "Other")),
      Map.entry("persona.updateOwn", json("name", "Other")),
      Map.entry("character.putWorldSettings", json("entries", List.of())));
  private static TestServer server;
  private static Client owner;
  private static Client stranger;
  private static Client admin;

  @BeforeAll
  static void start() {
    server = TestServer.start("FABULA_JWT_SECRET", SECRET);
    owner = server.user();
    stranger = server.user();
    admin = server.admin();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Things of the owner's, new for every call: some calls would take them away. */
  private record World(Map<String, String> ids) {
    static World of(String visibility) {
      return of(visibility, visibility.equals("public") ? "sea" : MARK);
    }

    static World of(String visibility, String mark) {
      String character = owner.post("/characters", json("name", "Mira " + mark, "visibility", visibility,
          "tags", List.of(mark), "description", mark, "structured_tags", Map.of(mark, List.of(mark))))
          .is(201).id();
      String comment = owner.post("/characters/" + character + "/comments", json("content", mark)).is(201)
          .id();
      String chat = owner.post("/chats", json("character_id", character, "force_new", true)).is(201).id();
      Answered turn = owner.with("Accept", "application/json")
          .post("/chats/" + chat + "/message", json("content", MARK)).is(200);
      // there may be fifty at most
      owner.get("/personas?limit=100").is(200).at("/results")
          .forEach(old -> owner.delete("/personas/" + old.path("id").asText()).is(204));
      String persona = owner.post("/personas", json("name", MARK)).is(201).id();
      String note = owner.post("/memory-notes", json("content", MARK)).is(201).id();
      String job = owner.with("Content-Type", "application/json")
          .send("POST", "/characters/import/batch", BodyPublishers.ofByteArray(CardDesk.V2)).is(202).id();
      return new World(Map.of("character", character, "comment_id", comment, "chat", chat, "turn_id",
          turn.at("/turn_id").asText(), "message_id", turn.at("/assistant_message/id").asText(), "persona",
          persona, "note", note, "job_id", job));
    }

    /** Where the route is, about these things. */
    String path(Route<?> route) {
      String kind = route.path().startsWith("/characters/") ? "character"
          : route.path().startsWith("/chats/") ? "chat"
              : route.path().startsWith("/memory-notes/") ? "note" : "persona";
      return named(route.path().replace("{id}", "{" + kind + "}"));
    }

    String named(String text) {
      String named = text;
      for (var id : ids.entrySet()) named = named.replace("{" + id.getKey() + "}", id.getValue());
      assertThat(named).as("a thing that this test does not know").doesNotContain("{job", "{id}");
      return named;
    }
  }

  private static Stream<Route<?>> aboutThings() {
    Set<String> others = Set.of("/users/{", "/tags/{", "/files/{", "/admin/", "/users/me/favorites/");
    return server.routes().stream()
        .filter(route -> route.path().contains("{") && others.stream().noneMatch(route.path()::startsWith));
  }

  private static Answered call(Client client, Route<?> route, World world) {
    Client exact = client.with("Accept", "application/json");
    if (route.body() == Upload.class || route.body() == Uploads.class)
      return exact.with("Content-Type", "application/json").send(route.method().name(), world.path(route),
          BodyPublishers.ofString(BODIES.getOrDefault(route.operation(), "{}")));
    String body = route.body() == Void.class ? "" : BODIES.getOrDefault(route.operation(), "{}");
    return exact.send(route.method().name(), world.path(route), world.named(body));
  }

  @Test
  void what_is_private_is_not_there_for_strangers() {
    assertThat(aboutThings()).isNotEmpty().allSatisfy(route -> {
      World world = World.of("private");
      Answered refused = call(stranger, route, world);
      assertThat(refused.status()).as(route.operation() + " " + refused.text()).isEqualTo(404);
      assertThat(refused.text()).doesNotContain(MARK);
      Answered nobody = call(server.client(), route, world);
      assertThat(nobody.status()).as(route.operation()).isEqualTo(route.access().needsToken() ? 401 : 404);
    });
  }

  @Test
  void what_is_public_may_be_read_and_not_be_changed_by_strangers() {
    Stream<Route<?>> writing = aboutThings().filter(route -> route.path().startsWith("/characters/")
        && route.access() == Access.OWNER_OR_ADMIN && route.method() != Method.GET);
    assertThat(writing).isNotEmpty().allSatisfy(route -> {
      Answered refused = call(stranger, route, World.of("public"));
      assertThat(refused.status()).as(route.operation() + " " + refused.text()).isEqualTo(403);
    });
  }

  @Test
  void an_owner_is_let_in_everywhere() {
    assertThat(aboutThings()).isNotEmpty().allSatisfy(route -> {
      Answered answer = call(owner, route, World.of("private"));
      boolean ownReport = route.operation().equals("community.reportCharacter");
      assertThat(answer.status()).as(route.operation() + " " + answer.text())
          .isIn(ownReport ? List.of(403) : List.of(200, 201, 202, 204, 409));
    });
  }

  @Test
  void an_admin_is_let_in_where_the_route_says_so_and_only_there() {
    assertThat(aboutThings()).isNotEmpty().allSatisfy(route -> {
      Answered answer = call(admin, route, World.of("private"));
      boolean ownersAlone = route.access() == Access.OWNER || route.path().startsWith("/chats/");
      if (ownersAlone) assertThat(answer.status()).as(route.operation() + answer.text()).isEqualTo(404);
      else
        assertThat(answer.status()).as(route.operation() + " " + answer.text()).isNotIn(401, 403, 404, 500);
    });
  }

  @Test
  void an_expired_token_and_one_of_another_key_are_no_tokens() {
    Instant now = Instant.now();
    String subject = JWT.decode(owner.headers().get("Authorization").substring(7)).getSubject();
    String session = JWT.decode(owner.headers().get("Authorization").substring(7)).getClaim("sid").asString();
    for (boolean expired : List.of(true, false)) {
      var made = JWT.create().withSubject(subject).withIssuer("fabula").withAudience("fabula")
          .withClaim("role", "admin").withClaim("sid", session).withJWTId("x").withIssuedAt(now)
          .withExpiresAt(expired ? now.minusSeconds(5) : now.plusSeconds(600));
      String token = made.sign(Algorithm.HMAC256(expired ? SECRET : SECRET + "x"));
      Client forged = server.client().withToken(token);
      server.routes().stream().filter(route -> route.access().needsToken() && !route.path().contains("{"))
          .forEach(route -> forged.send(route.method().name(),
              route.surface().prefixes().getFirst() + route.path(), "{}").is(401));
    }
  }

  @Test
  void ids_of_others_in_a_body_name_nothing() {
    World world = World.of("private");
    Map<String, String> ids = world.ids();
    String own = stranger.newChat();
    Map<String, List<String>> bodies = Map.of(
        "POST /chats", List.of(json("character_id", ids.get("character"))),
        "POST /memory-notes", List.of(json("content", "x", "chat_id", ids.get("chat")),
            json("content", "x", "character_id", ids.get("character"))),
        "PATCH /chats/" + own, List.of(json("persona_id", ids.get("persona"))),
        "POST /chats/" + own + "/message", List.of(json("content", "x", "persona_id", ids.get("persona"))),
        "POST /chats/" + own + "/branch", List.of(json("message_id", ids.get("message_id"))),
        "POST /lorebooks/preview", List.of(
            json("lorebook", Map.of("entries", List.of()), "text", "x", "character_id",
                ids.get("character"))));
    bodies.forEach((route, sent) -> sent.forEach(body -> {
      String[] parts = route.split(" ");
      Answered refused = stranger.with("Accept", "application/json").send(parts[0], parts[1], body);
      assertThat(refused.status()).as(route + " " + body + " " + refused.text()).isEqualTo(404);
    }));
  }

  @Test
  void private_things_show_in_no_list_search_count_or_error() {
    // of its own, for other tests here make things public
    String secret = "unseen7301";
    World world = World.of("private", secret);
    World.of("draft", secret);
    String open = owner.newCharacter("Open");
    List<Route<?>> lists = server.routes().stream()
        .filter(route -> route.method() == Method.GET && route.access() != Access.ADMIN
            && route.access() != Access.OWNER
            && (!route.path().contains("{") || route.path().startsWith("/characters/{id}/")))
        .toList();
    assertThat(lists).hasSizeGreaterThan(20).allSatisfy(route -> {
      for (Client somebody : List.of(server.client(), stranger)) {
        for (String query : List.of("", "?q=" + secret, "?tag=" + secret,
            "?structured_tag=" + secret + ":" + secret,
            "?owner_id=" + ownerId())) {
          String path = route.surface().prefixes().getFirst() + route.path().replace("{id}", open) + query;
          Answered answer = somebody.get(path);
          assertThat(answer.text()).as(path).doesNotContain(secret, world.ids().get("character"));
        }
      }
    });
  }

  private static String ownerId() {
    return owner.get("/users/me").is(200).id();
  }
}
