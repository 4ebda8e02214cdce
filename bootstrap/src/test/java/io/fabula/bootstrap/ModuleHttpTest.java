package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The sections that authors add to prompts. */
@Timeout(120)
class ModuleHttpTest {
  private static final List<Map<String, Object>> MODULES = List.of(
      Map.of("name", "Weather", "content", "It rains on {{char}}.", "position", "depth:1"),
      Map.of("id", "tone", "name", "Tone", "content", "Speak softly.", "position", "before_definition",
          "order",
          3),
      Map.of("name", "Place", "content", "By the sea.", "position", "after_scenario"),
      Map.of("name", "Off", "content", "Never said.", "position", "after_definition", "enabled", false));
  private static TestServer server;
  private Client author;
  private Client fan;
  private String mira;
  private String path;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @BeforeEach
  void come() {
    author = server.user();
    fan = server.user();
    mira = author.newCharacter("Mira");
    path = "/characters/" + mira + "/custom-modules";
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void modules_are_kept_as_they_were_sent() {
    assertThat(author.get(path).is(200).json()).isEqualTo(Client.tree("{\"modules\":[]}"));

    Answered put = author.put(path, json("modules", MODULES)).is(200);

    assertThat(put.at("/modules/1/id").asText()).isEqualTo("tone");
    assertThat(put.at("/modules/0/id").asText()).isNotBlank();
    assertThat(put.at("/modules/0/enabled").asBoolean()).isTrue();
    assertThat(put.at("/modules/2/order").asInt()).isEqualTo(2);
    assertThat(author.get(path).is(200).json()).isEqualTo(put.json());
    author.with("If-Match", "\"1\"").put(path, json("modules", List.of()))
        .isProblem(412, "PRECONDITION_FAILED");
    author.put(path, json("modules", List.of())).is(200);
    assertThat(author.get("/characters/" + mira).at("/extensions")).isEqualTo(Client.tree("{}"));
  }

  @Test
  void they_stand_in_every_prompt_as_parts_of_their_own() {
    author.put(path, json("modules", MODULES)).is(200);
    String chat = fan.post("/chats", json("character_id", mira)).is(201).id();

    JsonNode parts = fan.get("/chats/" + chat + "/prompt").is(200).at("/parts");

    assertThat(contents(parts, "module_before")).containsExactly("Speak softly.");
    assertThat(contents(parts, "module_scenario")).containsExactly("By the sea.");
    assertThat(contents(parts, "module_at_depth")).containsExactly("It rains on Mira.");
    assertThat(contents(parts, "module_after")).isEmpty();
  }

  private static List<String> contents(JsonNode parts, String source) {
    var found = new ArrayList<String>();
    for (JsonNode part : parts) {
      if (part.path("source").asText().equals(source)) found.add(part.path("content").asText());
    }
    return found;
  }

  @Test
  void they_travel_with_the_card_and_hide_with_the_definition() {
    author.put(path, json("modules", MODULES)).is(200);

    Answered card = author.get("/characters/" + mira + "/export?format=json_v3").is(200);
    String copy = fan.post("/characters/import", card.text()).is(201).at("/character/id").asText();
    assertThat(fan.get("/characters/" + copy + "/custom-modules").is(200).json())
        .isEqualTo(author.get(path).json());

    author.put("/characters/" + mira, json("definition_visible", false)).is(200);
    assertThat(fan.get("/characters/" + mira + "/export?format=json_v3").is(200).text())
        .doesNotContain("Speak softly");
    fan.get(path).isProblem(403, "INSUFFICIENT_PERMISSION");
    fan.put(path, json("modules", List.of())).isProblem(403, "INSUFFICIENT_PERMISSION");
    author.put("/characters/" + mira, json("visibility", "private")).is(200);
    fan.get(path).isProblem(404, "RESOURCE_NOT_FOUND");
  }

  @Test
  void what_is_no_module_is_refused() {
    author.put(path, "{}").names("modules");
    author.put(path, json("modules", List.of(Map.of("name", "A", "content", "b", "position", "under"))))
        .names("modules[0].position");
    author.put(path, json("modules", List.of(Map.of("content", "b")))).names("modules[0].name",
        "modules[0].position");
    Map<String, Object> one = Map.of("id", "x", "name", "A", "content", "b", "position", "depth:0");
    author.put(path, json("modules", List.of(one, one))).names("modules[1].id");
  }
}
