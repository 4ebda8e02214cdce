package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The description holds against what the server does. */
@Timeout(120)
class DescriptionHttpTest {
  private static final String NOBODY = "00000000-0000-7000-8000-000000000000";
  private static TestServer server;
  private static Client user;
  private static Described described;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    user = server.user();
    described = new Described(user.get("/openapi.json").is(200).json());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answered get(String operation, String path) {
    return described.tells(operation, user.get(path).is(200));
  }

  private static Answered post(String operation, String path, int status, Object... members) {
    return described.tells(operation, user.post(path, json(members)).is(status));
  }

  @Test
  void characters_are_as_they_are_described() {
    String id = described.tells("character.create",
        user.post("/characters", json("name", "Mira", "visibility",
            "public", "description", "Counts waves.", "first_message", "Hi.", "tags", List.of("sea"),
            "structured_tags", Map.of("mood", List.of("calm")))).is(201))
        .id();
    get("character.get", "/characters/" + id);
    described.tells("character.get", server.client().get("/characters/" + id).is(200));
    get("character.list", "/characters");
    get("character.relations", "/characters/" + id + "/relations");
    get("character.structuredTags", "/characters/structured-tags");
    get("character.favorites", "/users/me/favorites");
    get("character.votes", "/users/me/votes");
    get("character.my", "/characters/my");
    get("character.usedTags", "/tags/used");
    post("community.commentCharacter", "/characters/" + id + "/comments", 201, "content", "Lovely.");
    get("community.listCommentsCharacter", "/characters/" + id + "/comments");
    described.tells("character.get", user.get("/characters/" + NOBODY).isProblem(404, "RESOURCE_NOT_FOUND"));
    described.tells("character.create",
        user.post("/characters", json("name", 5)).isProblem(400, "VALIDATION_ERROR"));
  }

  @Test
  void chats_and_turns_are_as_they_are_described() {
    String character = user.newCharacter("Mira");
    String chat = post("chat.open", "/chats", 201, "character_id", character).id();
    post("chat.open", "/chats", 200, "character_id", character);
    Client exact = user.with("Accept", "application/json");
    described.tells("chat.sendMessage",
        exact.post("/chats/" + chat + "/message", json("content", "Hello?")).is(200));
    Client later = user.with("Prefer", "respond-async");
    String turn = described.tells("chat.continue", later.post("/chats/" + chat + "/continue", "{}").is(202))
        .at("/turn_id").asText();
    assertThat(turn).isNotBlank();
    try (Events events = user.stream(chat, "")) {
      events.rest();
    }
    get("chat.get", "/chats/" + chat);
    get("chat.list", "/chats");
    get("chat.messages", "/chats/" + chat + "/messages");
    get("chat.dailyUsage", "/chats/daily-usage");
    get("chat.recentCharacters", "/users/me/recent-characters");
    get("chat.prompt", "/chats/" + chat + "/prompt");
    described.tells("chat.edit", user.patch("/chats/" + chat, json("title", "Waves", "settings",
        Map.of("temperature", 0.5), "author_note", Map.of("content", "Be brief."))).is(200));
    String note = post("memory.write", "/memory-notes", 201, "content", "Likes tea.", "keywords",
        List.of("tea"))
        .id();
    get("memory.list", "/memory-notes");
    described.tells("memory.rewrite", user.put("/memory-notes/" + note, json("pinned", true)).is(200));
  }

  @Test
  void what_is_a_users_own_is_as_it_is_described() {
    String me = get("account.self", "/users/me").id();
    get("account.me", "/auth/me");
    get("account.profile", "/users/" + me + "/profile");
    get("account.stats", "/users/me/stats");
    get("account.listener", "/api/v1/users/me");
    described.tells("account.listener", server.client().get("/api/v1/users/me").is(401));
    get("settings.theme", "/user/settings/theme");
    get("settings.get", "/user/settings");
    described.tells("settings.update", user.put("/user/settings", json("general", Map.of("language", "ko"),
        "notification", Map.of("quiet_hours", Map.of("start", "22:00", "end", "07:00")))).is(200));
    String persona = post("persona.create", "/personas", 201, "name", "Captain").id();
    get("persona.get", "/user-personas/" + persona);
    get("persona.list", "/personas");
    get("persona.limit", "/personas/limit");
    described.tells("persona.update", user.put("/personas/" + persona, json("description", null)).is(200));
    described.tells("persona.list", server.client().get("/personas").is(401));
  }

  @Test
  void what_is_the_servers_is_as_it_is_described() {
    get("system.health", "/health");
    get("system.ready", "/health/ready");
    get("system.live", "/health/live");
    get("catalog.models", "/models");
    described.tells("account.list", server.admin().get("/users").is(200));
    described.tells("account.login", server.client().post("/auth/login", json("email", "admin@example.com",
        "password", "admin password")).is(200));
    described.tells("account.login",
        server.client().post("/auth/login", json("email", "x@example.com", "password", "wrong password"))
            .is(401));
  }

  @Test
  void what_a_request_has_to_have_is_required_and_its_limits_are_told() {
    JsonNode note = described.schema("WriteNoteRequest");
    assertThat(note.path("required")).extracting(JsonNode::asText).containsExactly("content");
    assertThat(note.at("/properties/content/minLength").asInt()).isEqualTo(1);
    assertThat(note.at("/properties/keywords/maxItems").asInt()).isEqualTo(50);
    assertThat(note.at("/properties/keywords/items/maxLength").asInt()).isEqualTo(200);
    assertThat(note.at("/properties/pinned/type")).extracting(JsonNode::asText).contains("null");
    JsonNode settings = described.schema("chat.ChatRoutes.SettingsRequest").path("properties");
    assertThat(settings.at("/temperature/maximum").asInt()).isEqualTo(2);
    assertThat(settings.at("/max_tokens/minimum").asInt()).isEqualTo(1);
    JsonNode character = described.schema("CharacterRequest").path("properties");
    assertThat(character.at("/name/maxLength").asInt()).isEqualTo(200);
    assertThat(character.at("/structured_tags/additionalProperties/items/maxLength").asInt()).isEqualTo(200);
    assertThat(described.schema("EditChatRequest").at("/properties/author_note/anyOf/0/$ref").asText())
        .isNotBlank();
  }

  @Test
  void no_member_is_without_a_type_but_what_may_be_anything() {
    var bare = new ArrayList<String>();
    described.document().at("/components/schemas").properties().forEach(schema -> {
      assertThat(schema.getKey()).matches("[A-Za-z0-9._-]+");
      schema.getValue().path("properties").properties().forEach(member -> {
        if (member.getValue().isEmpty()) bare.add(schema.getKey() + "." + member.getKey());
      });
    });
    // the fields of a validation are a list, other facts an object
    assertThat(bare).containsExactlyInAnyOrder("View.details", "ErrorView.details");
  }

  @Test
  void headers_and_pages_are_described() {
    assertThat(parameter("chat.sendMessage", "Prefer")).isNotNull();
    assertThat(parameter("chat.stream", "Last-Event-ID")).isNotNull();
    JsonNode size = parameter("chat.list", "page_size").path("schema");
    assertThat(size.path("type").asText()).isEqualTo("integer");
    assertThat(size.path("maximum").asInt()).isEqualTo(100);
    assertThat(described.operation("chat.stream").at("/responses/200/content").properties())
        .extracting(Map.Entry::getKey).containsExactly("text/event-stream");
  }

  private static JsonNode parameter(String operation, String name) {
    for (JsonNode parameter : described.operation(operation).path("parameters"))
      if (parameter.path("name").asText().equals(name)) return parameter;
    throw new AssertionError(operation + " has no " + name);
  }
}
