package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ProfileHttpTest {
  private static final String NOBODY = "00000000-0000-7000-8000-000000000000";
  private static TestServer server;
  private Client user;
  private String id;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @BeforeEach
  void come() {
    user = server.user();
    id = user.get("/users/me").id();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answered face(Client user) {
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return user.with("Content-Type", "application/octet-stream")
        .send("POST", "/upload/avatar", BodyPublishers.ofByteArray(out.toByteArray())).is(201);
  }

  private Answered profile() {
    return server.client().get("/users/" + id + "/profile").is(200);
  }

  @Test
  void a_face_is_worn_in_account_profile_and_comments_and_taken_off_again() {
    Answered face = face(user);
    String asset = face.at("/asset_id").asText();
    String url = face.at("/url").asText();
    String comments = "/characters/" + user.newCharacter("Mira") + "/comments";

    assertThat(user.put("/users/me", json("avatar_asset_id", asset)).is(200).at("/avatar_url").asText())
        .isEqualTo(url);
    assertThat(user.get("/auth/me").at("/avatar_url").asText()).isEqualTo(url);
    assertThat(profile().at("/avatar_url").asText()).isEqualTo(url);
    assertThat(user.post(comments, json("content", "Mine")).is(201).at("/author/avatar_url").asText())
        .isEqualTo(url);
    assertThat(server.client().get(comments).at("/results/0/author/avatar_url").asText()).isEqualTo(url);
    server.client().get(url).is(200);

    assertThat(user.put("/users/me", json("bio", "The lamp is lit.")).is(200).at("/avatar_url").asText())
        .isEqualTo(url);
    assertThat(user.put("/users/me", json("avatar_asset_id", null)).is(200).at("/avatar_url").isNull())
        .isTrue();
    assertThat(user.put("/users/me/profile", json("avatar_asset_id", asset)).is(200).at("/avatar_url")
        .asText()).isEqualTo(url);
  }

  @Test
  void another_users_picture_is_not_worn() {
    String stolen = face(server.user()).at("/asset_id").asText();
    for (String path : List.of("/users/me", "/users/me/profile")) {
      user.put(path, json("avatar_asset_id", stolen)).isProblem(404, "RESOURCE_NOT_FOUND");
      user.put(path, json("avatar_asset_id", NOBODY)).isProblem(404, "RESOURCE_NOT_FOUND");
      user.put(path, json("avatar_asset_id", "no id", "bio", 1)).names("avatar_asset_id", "bio");
      user.put(path, json("avatar_asset_id", stolen, "nickname", "x".repeat(201))).names("nickname");
    }
    assertThat(profile().at("/avatar_url").isNull()).isTrue();
  }

  @Test
  void a_profile_shows_what_everybody_may_know() {
    Answered changed = user.put("/users/me/profile", json("nickname", "등대 " + id, "bio", "Waves 🌊")).is(200);
    user.newCharacter("Mira");
    user.put("/characters/" + user.newCharacter("Secret"), json("visibility", "private")).is(200);
    user.put("/characters/" + user.newCharacter("Half"), json("visibility", "unlisted")).is(200);

    JsonNode seen = profile().json();
    assertThat(changed.header("ETag")).isPresent();
    assertThat(seen.properties().stream().map(java.util.Map.Entry::getKey)).containsExactlyInAnyOrder("id",
        "object", "nickname", "bio", "avatar_url", "character_count", "story_count", "created_at");
    assertThat(seen.path("object").asText()).isEqualTo("profile");
    assertThat(seen.path("nickname").asText()).isEqualTo("등대 " + id);
    assertThat(seen.path("bio").asText()).isEqualTo("Waves 🌊");
    assertThat(seen.path("character_count").asInt()).isEqualTo(1);
    assertThat(user.get("/users/" + id + "/profile").is(200).json()).isEqualTo(seen);
    assertThat(user.put("/users/me/profile", json("bio", null)).is(200).at("/bio").isNull()).isTrue();
    assertThat(user.get("/users/me").at("/nickname").asText()).isEqualTo("등대 " + id);
  }

  @Test
  void a_profile_takes_no_name_in_use_and_no_old_version() {
    String taken = "Jun " + id;
    server.user().put("/users/me/profile", json("nickname", taken)).is(200);
    user.put("/users/me/profile", json("nickname", taken.toUpperCase())).isProblem(409, "CONFLICT");
    String old = user.get("/users/me").header("ETag").orElseThrow();
    user.put("/users/me/profile", json("bio", "New")).is(200);
    user.with("If-Match", old).put("/users/me/profile", json("bio", "Late")).isProblem(412,
        "PRECONDITION_FAILED");
    server.client().get("/users/" + UUID.randomUUID() + "/profile").isProblem(404, "RESOURCE_NOT_FOUND");
  }

  @Test
  void what_somebody_made_is_counted() {
    assertThat(user.get("/users/me/stats").is(200).json()).isEqualTo(Client.tree("""
        {"object":"stats","characters":0,"chats":0,"messages":0,"stories":0,"likes_received":0,"tokens":0,
        "points_spent":0}"""));
    String mira = user.newCharacter("Mira");
    server.user().post("/characters/" + mira + "/like", "").is(200);
    user.put("/characters/" + user.newCharacter("Secret"), json("visibility", "private")).is(200);
    String chat = user.post("/api/chats", json("character_id", mira)).is(201).id();
    JsonNode usage = user.with("Accept", "application/json")
        .post("/api/chats/" + chat + "/message", json("content", "Hello")).is(200).at("/usage");
    JsonNode again = user.with("Accept", "application/json")
        .post("/api/chat/messages/" + user.lastMessage(chat).path("id").asText() + "/regenerate", "{}")
        .is(200).at("/usage");

    JsonNode stats = user.get("/users/me/stats").is(200).json();
    assertThat(stats.path("characters").asInt()).isEqualTo(2);
    assertThat(stats.path("chats").asInt()).isEqualTo(1);
    assertThat(stats.path("messages").asInt()).isEqualTo(user.messages(chat).size()).isEqualTo(3);
    assertThat(stats.path("likes_received").asInt()).isEqualTo(1);
    assertThat(stats.path("tokens").asLong()).isPositive().isEqualTo(tokens(usage) + tokens(again));
  }

  private static long tokens(JsonNode usage) {
    return usage.path("prompt_tokens").asLong() + usage.path("completion_tokens").asLong();
  }

  @Test
  void admins_find_people_by_name_and_role() {
    Client admin = server.admin();
    String name = user.get("/users/me").at("/username").asText();

    assertThat(admin.get("/users?q=" + name.toUpperCase()).is(200).results("id")).containsExactly(id);
    assertThat(admin.get("/users?q=" + name).at("/results/0/email").asText())
        .isEqualTo(name + "@example.com");
    assertThat(admin.get("/users?role=admin").is(200).results("email")).containsExactly("admin@example.com");
    assertThat(admin.get("/users?role=admin&q=" + name).is(200).results("id")).isEmpty();
    Answered first = admin.get("/users?page_size=1").is(200);
    assertThat(first.at("/has_more").asBoolean()).isTrue();
    assertThat(admin.get("/users?page_size=1&start_cursor=" + first.at("/next_cursor").asText()).is(200)
        .results("id")).hasSize(1).doesNotContainAnyElementsOf(first.results("id"));
    admin.get("/users?role=owner").names("role");
    admin.get("/users?start_cursor=x").names("start_cursor");
    user.get("/users").isProblem(403, "INSUFFICIENT_PERMISSION");
  }

  @Test
  void accounts_to_test_with_sign_in_at_once_and_are_never_shown_again() {
    Client admin = server.admin().with("Idempotency-Key", UUID.randomUUID().toString());
    Answered made = admin.post("/users/test-accounts", json("count", 2)).is(201);
    Answered more = admin.post("/users/test-accounts", json("count", 1)).is(201);

    assertThat(made.header("Cache-Control")).contains("no-store");
    var ids = new HashSet<String>();
    for (Answered answer : List.of(made, more)) {
      for (JsonNode account : answer.at("/results")) {
        assertThat(account.at("/user/email_verified").asBoolean()).isTrue();
        String own = server.client().signedIn(account.at("/user/email").asText(),
            account.path("password").asText()).get("/users/me").is(200).id();
        assertThat(own).isEqualTo(account.at("/user/id").asText());
        ids.add(own);
      }
    }
    assertThat(ids).hasSize(3);
    for (Object count : new Object[]{0, 51, "two"})
      server.admin().post("/users/test-accounts", json("count", count)).names("count");
    server.admin().post("/users/test-accounts", "{}").names("count");
    user.post("/users/test-accounts", json("count", 1)).isProblem(403, "INSUFFICIENT_PERMISSION");
  }
}
