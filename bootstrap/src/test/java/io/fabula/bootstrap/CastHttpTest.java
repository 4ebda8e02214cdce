package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a chat when its character changes, hides or goes. */
class CastHttpTest {
  private static TestServer server;
  private static Client author;
  private static Client reader;
  private String character;
  private String chat;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    author = server.user();
    reader = server.user();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void open() {
    character = author.post("/characters", sheet("Mira", "Keeps the first lamp.", "public")).is(201).id();
    chat = reader.post("/chats", json("character_id", character, "force_new", true)).is(201).id();
  }

  @Test
  void a_character_that_was_renamed_goes_by_its_new_name_once_it_speaks() {
    author.put("/characters/" + character, sheet("Mirabel", "Keeps the second lamp.", "public")).is(200);
    assertThat(named()).isEqualTo("Mira");

    say();

    assertThat(named()).isEqualTo("Mirabel");
    assertThat(reader.get("/chats").is(200).results("id")).contains(chat);
    assertThat(reader.get("/chats").at("/results/0/characters/0/name").asText()).isEqualTo("Mirabel");
  }

  @Test
  void one_that_goes_is_kept_as_it_last_spoke() {
    author.put("/characters/" + character, sheet("Mirabel", "Keeps the second lamp.", "public")).is(200);
    say();
    author.put("/characters/" + character, sheet("Mirage", "Keeps the third lamp.", "public")).is(200);
    author.delete("/characters/" + character).is(204);

    say();

    assertThat(named()).isEqualTo("Mirabel");
    assertThat(prompt()).contains("Keeps the second lamp.").doesNotContain("first lamp", "third lamp");
  }

  @Test
  void of_one_that_hides_only_what_was_seen_before_is_known() {
    author.put("/characters/" + character, sheet("Mirabel", "Keeps the second lamp.", "public")).is(200);
    say();
    author.put("/characters/" + character, sheet("Secret", "Keeps the third lamp.", "private")).is(200);

    say();

    assertThat(named()).isEqualTo("Mirabel");
    assertThat(prompt()).doesNotContain("third lamp", "Secret");
  }

  private String named() {
    return reader.get("/chats/" + chat).is(200).at("/characters/0/name").asText();
  }

  private String prompt() {
    return reader.get("/chats/" + chat + "/prompt").is(200).text();
  }

  private void say() {
    reader.with("Accept", "application/json").post("/chats/" + chat + "/message", json("content", "Hello"))
        .is(200);
  }

  private static String sheet(String name, String description, String visibility) {
    return json("name", name, "description", description, "visibility", visibility, "definition_visible",
        true);
  }
}
