package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Complaints about characters, and what comes of them. */
@Timeout(120)
class ReportHttpTest {
  private static TestServer server;
  private Client author;
  private Client fan;
  private Client admin;
  private String mira;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @BeforeEach
  void come() {
    author = server.user();
    fan = server.user();
    admin = server.admin();
    mira = author.newCharacter("Mira");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answered report(Client who, String character) {
    return who.post("/characters/" + character + "/report", json("reason", "minor_safety", "detail", "보세요"));
  }

  private Answered judge(String report, Object... members) {
    return admin.put("/admin/reports/" + report, json(members)).is(200);
  }

  @Test
  void a_report_comes_to_the_admins_desk() {
    Answered filed = report(fan, mira).is(201);
    assertThat(filed.at("/object").asText()).isEqualTo("report");
    assertThat(filed.at("/character_id").asText()).isEqualTo(mira);
    assertThat(filed.at("/reporter_id").asText()).isEqualTo(fan.get("/auth/me").at("/id").asText());
    assertThat(filed.at("/status").asText()).isEqualTo("open");
    assertThat(filed.at("/reason").asText()).isEqualTo("minor_safety");

    assertThat(admin.get("/admin/reports?status=open&limit=100").is(200).results("id")).contains(filed.id());
    judge(filed.id(), "status", "reviewing", "note", "looking");
    Answered judged = judge(filed.id(), "status", "dismissed");
    assertThat(judged.at("/note").asText()).isEqualTo("looking");
    assertThat(admin.get("/admin/reports?status=open&limit=100").results("id")).doesNotContain(filed.id());
    assertThat(admin.get("/admin/reports?status=dismissed&limit=100").results("id")).contains(filed.id());
    fan.get("/admin/reports").isProblem(403, "INSUFFICIENT_PERMISSION");
    admin.get("/admin/reports?status=new").names("status");
  }

  @Test
  void a_decision_that_is_none_is_refused() {
    String filed = report(fan, mira).is(201).id();
    String one = "/admin/reports/" + filed;

    admin.put(one, json("status", "done")).names("status");
    admin.put(one, json("status", null)).names("status");
    admin.put(one, json("action", "burn")).names("action");
    admin.put(one, json("note", "x".repeat(10_001))).names("note");
    Answered judged = judge(filed, "status", "reviewing");
    admin.with("If-Match", "\"1\"").put(one, json("status", "open")).isProblem(412, "PRECONDITION_FAILED");
    admin.with("If-Match", judged.header("ETag").orElseThrow()).put(one, json("status", "open")).is(200);
  }

  @Test
  void ones_own_is_not_reported_nor_what_one_may_not_see() {
    report(author, mira).isProblem(403, "INSUFFICIENT_PERMISSION");
    author.put("/characters/" + mira, json("visibility", "private")).is(200);
    report(fan, mira).isProblem(404, "RESOURCE_NOT_FOUND");
    fan.post("/characters/" + mira + "/report", json("reason", "boring")).names("reason");
    fan.post("/characters/" + mira + "/report", "{}").names("reason");
  }

  @Test
  void a_second_open_report_waits_for_the_first() {
    String first = report(fan, mira).is(201).id();
    report(server.user(), mira).is(201);

    Answered refused = report(fan, mira).isProblem(409, "CONFLICT");
    assertThat(refused.at("/detail").asText()).contains("already");
    assertThat(report(fan.with("Accept-Language", "ko"), mira).is(409).at("/detail").asText())
        .contains("이미");
    judge(first, "status", "resolved");
    report(fan, mira).is(201);
  }

  @Test
  void five_an_hour_hold_though_the_general_limit_is_off() {
    for (int i = 0; i < 5; i++) report(fan, author.newCharacter("Mira " + i)).is(201);

    Answered refused = report(fan, mira).isProblem(429, "RATE_LIMIT_EXCEEDED");
    assertThat(Long.parseLong(refused.header("Retry-After").orElseThrow())).isBetween(3_000L, 3_600L);
    report(server.user(), mira).is(201);
  }

  @Test
  void a_hidden_character_is_gone_for_everyone_but_its_owner_and_admins() {
    String word = Client.newName().toLowerCase(Locale.ROOT);
    author.put("/characters/" + mira, json("name", word, "tags", List.of(word))).is(200);
    String chat = fan.post("/chats", json("character_id", mira)).is(201).id();
    fan.post("/characters/" + mira + "/like", "").is(200);
    fan.post("/users/me/favorites/" + mira, "").is(204);
    String fork = fan.post("/characters/" + mira + "/fork", "").is(201).id();
    String filed = report(fan, mira).is(201).id();

    assertThat(judge(filed, "status", "resolved", "action", "hide_character").at("/action").asText())
        .isEqualTo("hide_character");

    for (Client stranger : List.of(fan, server.user(), server.client())) {
      stranger.get("/characters/" + mira).isProblem(404, "RESOURCE_NOT_FOUND");
      stranger.get("/characters/" + mira + "/export").isProblem(404, "RESOURCE_NOT_FOUND");
      stranger.get("/characters/" + mira + "/comments").isProblem(404, "RESOURCE_NOT_FOUND");
      for (String list : List.of("?q=", "?tag=", "?sort=new&tag=", "?sort=top&tag=", "?sort=trending&tag=")) {
        assertThat(stranger.get("/characters" + list + word).is(200).results("id")).isEmpty();
      }
    }
    fan.post("/chats", json("character_id", mira, "force_new", true)).isProblem(404, "RESOURCE_NOT_FOUND");
    assertThat(fan.get("/users/me/favorites").results("id")).isEmpty();
    assertThat(fan.get("/users/me/liked-characters").results("id")).isEmpty();
    assertThat(fan.get("/users/me/recent-characters").results("id")).isEmpty();
    assertThat(fan.get("/characters/" + fork + "/relations").is(200).text()).doesNotContain("fork_of");
    // the chat that was there goes on
    fan.with("Accept", "application/json").post("/chats/" + chat + "/message", json("content", "Hi")).is(200);

    assertThat(author.get("/characters/" + mira).is(200).at("/hidden").asBoolean()).isTrue();
    author.patch("/characters/" + mira + "/visibility", json("visibility", "private")).is(200);
    author.patch("/characters/" + mira + "/visibility", json("visibility", "public")).is(200);
    author.put("/characters/" + mira, json("tagline", "Back?")).is(200);
    fan.get("/characters/" + mira).isProblem(404, "RESOURCE_NOT_FOUND");
    assertThat(fan.get("/characters?tag=" + word).results("id")).isEmpty();
    admin.get("/characters/" + mira).is(200);
  }

  @Test
  void a_character_is_back_when_no_report_wants_it_hidden() {
    String first = report(fan, mira).is(201).id();
    String second = report(server.user(), mira).is(201).id();
    for (String each : List.of(first, second)) judge(each, "status", "resolved", "action", "hide_character");

    judge(first, "action", null);
    fan.get("/characters/" + mira).isProblem(404, "RESOURCE_NOT_FOUND");
    assertThat(judge(second, "action", null, "status", "dismissed").at("/action").isNull()).isTrue();
    assertThat(fan.get("/characters/" + mira).is(200).at("/hidden").asBoolean()).isFalse();
  }

  @Test
  void a_report_outlives_its_character() {
    String filed = report(fan, mira).is(201).id();
    author.delete("/characters/" + mira).is(204);

    assertThat(judge(filed, "status", "resolved", "action", "hide_character").at("/character_id").asText())
        .isEqualTo(mira);
  }

  @Test
  void a_suspended_author_is_locked_out_until_no_report_asks_for_it() {
    String name = author.get("/auth/me").is(200).at("/username").asText();
    String login = json("username", name, "password", Client.PASSWORD);
    String filed = report(fan, mira).is(201).id();

    judge(filed, "status", "resolved", "action", "suspend_user");

    server.client().post("/auth/login", login).isProblem(401, "AUTHENTICATION_FAILED");
    author.get("/auth/me").isProblem(401, "INVALID_TOKEN");
    author.put("/characters/" + mira, json("name", "Still here")).isProblem(401, "INVALID_TOKEN");
    fan.get("/characters/" + mira).is(200);

    String second = report(server.user(), mira).is(201).id();
    judge(second, "status", "resolved", "action", "suspend_user");
    judge(filed, "action", null);
    server.client().post("/auth/login", login).isProblem(401, "AUTHENTICATION_FAILED");
    judge(second, "action", "hide_character");
    server.client().post("/auth/login", login).is(200);
    fan.get("/characters/" + mira).isProblem(404, "RESOURCE_NOT_FOUND");
  }
}
