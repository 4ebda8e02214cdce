package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SettingsHttpTest {
  private static final String NOBODY = "00000000-0000-7000-8000-000000000000";
  private static final String OWN = "/user/settings";
  private static final String MODELS = "/users/me/model-settings";
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

  @Test
  void who_chose_nothing_has_the_standard_settings() {
    assertThat(user.get(OWN).is(200).json()).isEqualTo(Client.tree("""
        {"object":"settings","id":"%s",
        "subscription":{"plan":"free","renews_at":null,"features":[]},
        "theme":{"mode":"system","accent":null,"font_scale":1.0},
        "notification":{"email":true,"push":true,"marketing":false,"quiet_hours":null},
        "general":{"language":null,"timezone":"UTC"}}""".formatted(id)));
    assertThat(user.get(MODELS).is(200).json()).isEqualTo(Client.tree("""
        {"model":null,"temperature":null,"top_p":null,"max_tokens":null,"context_tokens":null,
        "memory":{"summary":true,"notes":true}}"""));
  }

  @Test
  void each_part_is_changed_by_itself_and_what_is_left_out_stays() {
    for (String part : List.of("theme", "notification", "subscription"))
      assertThat(user.get(OWN + "/" + part).is(200).json()).isEqualTo(user.get(OWN).at("/" + part));
    assertThat(user.put(OWN + "/theme", json("mode", "dark", "accent", "바다")).is(200).json())
        .isEqualTo(Client.tree("{\"mode\":\"dark\",\"accent\":\"바다\",\"font_scale\":1.0}"));
    user.put(OWN + "/notification", json("marketing", true, "quiet_hours",
        Map.of("start", "22:30", "end", "07:00"))).is(200);

    Answered whole = user.put(OWN, json("general", Map.of("timezone", "Asia/Seoul", "language", "ko"),
        "theme", Map.of("font_scale", 1.5))).is(200);
    assertThat(whole.at("/theme")).isEqualTo(
        Client.tree("{\"mode\":\"dark\",\"accent\":\"바다\",\"font_scale\":1.5}"));
    assertThat(whole.at("/notification/quiet_hours"))
        .isEqualTo(Client.tree("{\"start\":\"22:30\",\"end\":\"07:00\"}"));
    assertThat(whole.at("/general"))
        .isEqualTo(Client.tree("{\"language\":\"ko\",\"timezone\":\"Asia/Seoul\"}"));
    assertThat(user.get("/api" + OWN).is(200).json()).isEqualTo(whole.json());
    assertThat(user.put(OWN, json("theme", null, "general", null)).is(200).at("/theme/mode").asText())
        .isEqualTo("system");
    assertThat(user.put(OWN + "/notification", "{\"quiet_hours\":null}").is(200).at("/quiet_hours").isNull())
        .isTrue();
  }

  @Test
  void every_fault_of_every_part_is_named() {
    user.put(OWN, json("general", Map.of("timezone", "+09:00", "language", "Korean language"),
        "theme", Map.of("font_scale", 9), "notification",
        Map.of("quiet_hours", Map.of("start", "24:00", "end", "noon"))))
        .names("general.timezone", "general.language", "theme.font_scale",
            "notification.quiet_hours.start", "notification.quiet_hours.end");
    user.put(OWN, json("theme", "dark", "notification", Map.of("email", "yes"))).names("theme",
        "notification.email");
    user.put(OWN + "/theme", json("mode", "pink", "font_scale", "big")).names("mode", "font_scale");
    user.put(OWN + "/theme", json("accent", "x".repeat(33))).names("accent");
    user.put(OWN + "/subscription", json("plan", "gold")).names("plan");
    user.put(MODELS, json("temperature", 3, "top_p", -1, "max_tokens", 0, "context_tokens", 1))
        .names("temperature", "top_p", "max_tokens", "context_tokens");
    user.put(MODELS, json("model", "nobody/nothing")).names("model");
    user.put(MODELS, json("model", "no model", "memory", Map.of("notes", 1))).names("memory.notes");
    assertThat(user.get(OWN).header("ETag")).isEqualTo(server.user().get(OWN).header("ETag"));
  }

  @Test
  void a_paid_plan_needs_a_payment_or_an_admin() {
    Client admin = server.admin();
    String anybodys = "/users/" + id + "/settings";
    Answered refused = user.put(OWN + "/subscription", json("plan", "pro")).isProblem(402,
        "PAYMENT_REQUIRED");
    assertThat(refused.at("/details/plan").asText()).isEqualTo("pro");
    user.put(OWN, json("subscription", Map.of("plan", "plus"))).isProblem(402, "PAYMENT_REQUIRED");
    assertThat(user.with("Accept-Language", "ko").put(OWN + "/subscription", json("plan", "pro"))
        .at("/detail").asText()).contains("요금제");

    assertThat(admin.put(anybodys + "/subscription",
        json("plan", "plus", "renews_at", "2030-01-01T00:00:00Z")).is(200).at("/plan").asText())
        .isEqualTo("plus");
    assertThat(user.get(OWN + "/subscription").at("/renews_at").asText())
        .isEqualTo("2030-01-01T00:00:00.000Z");
    user.put(OWN + "/subscription", json("plan", "plus", "renews_at", "2099-01-01T00:00:00Z")).is(200);
    assertThat(user.get(OWN + "/subscription").at("/renews_at").asText()).startsWith("2030");
    admin.put(anybodys + "/subscription", json("renews_at", "tomorrow")).names("renews_at");
    assertThat(admin.put(anybodys, json("subscription", Map.of("plan", "pro"))).is(200)
        .at("/subscription/plan").asText()).isEqualTo("pro");
    assertThat(user.put(OWN + "/subscription", json("plan", "free")).is(200).json())
        .isEqualTo(Client.tree("{\"plan\":\"free\",\"renews_at\":null,\"features\":[]}"));
  }

  @Test
  void admins_see_and_change_anybodys_settings_and_nobody_else_does() {
    Client admin = server.admin();
    String anybodys = "/users/" + id + "/settings";

    admin.put(anybodys, json("theme", Map.of("mode", "light"))).is(200);
    assertThat(admin.get(anybodys).is(200).json()).isEqualTo(user.get(OWN).json());
    assertThat(admin.get(anybodys + "/subscription").is(200).json())
        .isEqualTo(user.get(OWN + "/subscription").json());
    for (String path : List.of("/settings", "/settings/subscription")) {
      admin.get("/users/" + NOBODY + path).isProblem(404, "RESOURCE_NOT_FOUND");
      admin.put("/users/" + NOBODY + path, "{}").isProblem(404, "RESOURCE_NOT_FOUND");
      user.get("/users/" + id + path).isProblem(403, "INSUFFICIENT_PERMISSION");
      user.put("/users/" + id + path, "{}").isProblem(403, "INSUFFICIENT_PERMISSION");
    }
    assertThat(server.user().get(OWN).at("/theme/mode").asText()).isEqualTo("system");
  }

  @Test
  void a_change_of_an_old_version_is_refused() {
    String old = user.get(OWN).header("ETag").orElseThrow();
    Client early = user.with("If-Match", old);
    early.put(OWN + "/theme", json("mode", "dark")).is(200);
    early.put(OWN + "/theme", json("mode", "light")).isProblem(412, "PRECONDITION_FAILED");
    early.put(OWN, "{}").isProblem(412, "PRECONDITION_FAILED");
    Answered same = user.put(OWN + "/theme", json("mode", "dark")).is(200);
    assertThat(same.header("ETag")).isEqualTo(user.get(OWN).header("ETag"));
  }

  @Test
  void a_prompt_has_the_room_that_its_chat_wants_else_the_user() {
    String chat = user.newChat();
    user.put(MODELS, json("context_tokens", 2_048, "memory", Map.of("summary", false))).is(200);

    assertThat(user.get("/chats/" + chat + "/prompt").is(200).at("/context_tokens").asInt()).isEqualTo(2_048);
    user.patch("/chats/" + chat, json("settings", Map.of("context_tokens", 1_024))).is(200);
    assertThat(user.get("/chats/" + chat + "/prompt").is(200).at("/context_tokens").asInt()).isEqualTo(1_024);
    Answered changed = user.put(MODELS, json("temperature", 0.5, "model", "offline/improv")).is(200);
    assertThat(changed.json()).isEqualTo(Client.tree("""
        {"model":"offline/improv","temperature":0.5,"top_p":null,"max_tokens":null,"context_tokens":2048,
        "memory":{"summary":false,"notes":true}}"""));
    assertThat(user.put(MODELS, json("model", null, "memory", null)).is(200).at("/memory/summary")
        .asBoolean()).isTrue();
  }

  @Test
  void macros_tell_the_time_of_the_users_zone_and_the_ledger_remembers_it() {
    String mira = user
        .post("/api/characters",
            json("name", "Mira", "description", "Clock: {{isodate}} {{isotime}} {{time_UTC+0}}."))
        .is(201).id();
    String chat = user.post("/api/chats", json("character_id", mira)).is(201).id();
    user.put(OWN, json("general", Map.of("timezone", "Pacific/Kiritimati"))).is(200);
    String turn = user.with("Prefer", "respond-async").post("/chats/" + chat + "/message",
        json("content", "Hello")).is(202).at("/turn_id").asText();
    user.put(OWN, json("general", Map.of("timezone", "Pacific/Niue"))).is(200);

    var here = java.time.ZonedDateTime.now(java.time.ZoneId.of("Pacific/Kiritimati"));
    String there = user.get("/chats/" + chat + "/prompt").is(200).text();
    Answered assembled = user.post("/chats/" + chat + "/turns/" + turn + "/assemble", "{}").is(200);
    // fourteen hours before UTC and eleven behind it: the days are never the same
    assertThat(assembled.text()).contains(here.toLocalDate().toString());
    assertThat(there).doesNotContain(here.toLocalDate().toString());
  }
}
