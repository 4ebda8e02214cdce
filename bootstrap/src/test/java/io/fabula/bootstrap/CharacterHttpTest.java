package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class CharacterHttpTest {
  private static final List<String> DEFINITION = List.of("description", "personality", "scenario",
      "example_dialogue", "system_prompt", "post_history_instructions", "lorebook", "extensions");
  private static final Map<String, Object> LOREBOOK = Map.of("entries",
      List.of(Map.of("keys", List.of("lamp"), "content", "It turns.")));
  private static TestServer server;
  private Client author;
  private Client stranger;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @BeforeEach
  void come() {
    author = server.user();
    stranger = server.user();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private Answered make(Object... members) {
    return author.post("/characters", json(members)).is(201);
  }

  /** With something in every field of the definition. */
  private Answered makeWhole(boolean definitionVisible) {
    return make("name", "Mira", "visibility", "public", "definition_visible", definitionVisible,
        "description", "A keeper.", "personality", "calm", "scenario", "A storm.", "example_dialogue",
        "<START>", "system_prompt", "Be Mira.", "post_history_instructions", "Stay calm.", "lorebook",
        LOREBOOK, "extensions", Map.of("a/b", 1), "first_message", "The lamp is lit.",
        "alternate_greetings", List.of("Who is there?"), "creator_notes", "for tests");
  }

  private String owner() {
    return author.get("/users/me").is(200).id();
  }

  @Test
  void a_character_is_made_private_and_found_by_id_and_slug() {
    Answered made = make("name", " Mira ", "description", "", "tags", List.of("sea"), "unknown", 1);

    assertThat(made.header("Location")).contains("/api/characters/" + made.id());
    assertThat(made.header("ETag")).isPresent();
    assertThat(made.at("/object").asText()).isEqualTo("character");
    assertThat(made.at("/name").asText()).isEqualTo("Mira");
    assertThat(made.at("/slug").asText()).startsWith("mira-");
    assertThat(made.at("/owner_id").asText()).isEqualTo(owner());
    assertThat(made.at("/visibility").asText()).isEqualTo("private");
    assertThat(made.at("/definition_visible").asBoolean()).isTrue();
    for (String empty : List.of("description", "nickname", "tagline", "avatar_url", "lorebook",
        "forked_from")) {
      assertThat(made.at("/" + empty).isNull()).as(empty).isTrue();
    }
    assertThat(author.get("/characters/" + made.id()).is(200).json()).isEqualTo(made.json());
    assertThat(author.get("/characters/" + made.at("/slug").asText()).is(200).json())
        .isEqualTo(made.json());
  }

  @Test
  void bad_fields_are_named_at_once() {
    author.post("/characters", "{}").names("name");
    author.post("/characters", json("name", "  ")).names("name");
    author.post("/characters", json("name", "Mira", "gender", "robot", "visibility", "hidden", "nsfw", "no",
        "tags", "sea")).names("gender", "visibility", "nsfw", "tags");
    author.post("/characters", json("name", "x".repeat(201), "tagline", "x".repeat(201))).names("name",
        "tagline");
    author.post("/characters", json("name", "Mi\u0007ra")).names("name");
    String made = make("name", "Mira").id();
    author.put("/characters/" + made, json("name", null)).names("name");
  }

  @Test
  void what_is_private_is_not_there_for_strangers() {
    for (String visibility : List.of("private", "draft")) {
      Answered made = make("name", "Mira", "visibility", visibility);
      for (String name : List.of(made.id(), made.at("/slug").asText())) {
        for (Client other : List.of(server.client(), stranger)) {
          other.get("/characters/" + name).isProblem(404, "RESOURCE_NOT_FOUND");
          other.get("/characters/" + name + "/export").isProblem(404, "RESOURCE_NOT_FOUND");
        }
      }
      stranger.put("/characters/" + made.id(), json("name", "Mine")).isProblem(404, "RESOURCE_NOT_FOUND");
      stranger.delete("/characters/" + made.id()).isProblem(404, "RESOURCE_NOT_FOUND");
      stranger.post("/chats", json("character_id", made.id())).isProblem(404, "RESOURCE_NOT_FOUND");
      server.admin().get("/characters/" + made.id()).is(200);
    }
  }

  @Test
  void what_is_public_or_unlisted_is_there_for_everyone_and_only_its_owners_to_change() {
    for (String visibility : List.of("public", "unlisted")) {
      Answered made = make("name", "Mira", "visibility", visibility);
      assertThat(stranger.get("/characters/" + made.id()).is(200).json()).isEqualTo(made.json());
      server.client().get("/characters/" + made.id()).is(200);
      stranger.put("/characters/" + made.id(), json("name", "Mine"))
          .isProblem(403, "INSUFFICIENT_PERMISSION");
      stranger.delete("/characters/" + made.id()).isProblem(403, "INSUFFICIENT_PERMISSION");
      assertThat(author.get("/characters/" + made.id()).at("/name").asText()).isEqualTo("Mira");
      server.admin().put("/characters/" + made.id(), json("nsfw", true)).is(200);
    }
  }

  @Test
  void a_hidden_definition_is_for_its_owner_and_greetings_are_for_everyone() {
    Answered made = makeWhole(false);
    for (Client other : List.of(server.client(), stranger)) {
      Answered seen = other.get("/characters/" + made.id()).is(200);
      for (String field : DEFINITION) {
        assertThat(made.at("/" + field).isNull()).as(field).isFalse();
        assertThat(seen.json().has(field) && seen.at("/" + field).isNull()).as(field).isTrue();
      }
      for (String field : List.of("name", "first_message", "alternate_greetings", "creator_notes")) {
        assertThat(seen.at("/" + field)).as(field).isEqualTo(made.at("/" + field));
      }
    }
    for (Client reader : List.of(author, server.admin())) {
      assertThat(reader.get("/characters/" + made.id()).is(200).json()).isEqualTo(made.json());
    }
  }

  @Test
  void a_definition_is_visible_where_its_owner_does_not_hide_it() {
    Answered made = makeWhole(true);
    assertThat(stranger.get("/characters/" + made.id()).is(200).json()).isEqualTo(made.json());
  }

  @Test
  void the_gallery_is_filtered() {
    String keeper = make("name", "Keeper", "visibility", "public", "gender", "female", "language", "ko",
        "tagline", "Counts the WAVES", "tags", List.of("Sea", "storm")).id();
    String sailor = make("name", "Sailor", "visibility", "public", "gender", "male", "language", "en",
        "tags", List.of("sea")).id();
    String adult = make("name", "Adult", "visibility", "public", "nsfw", true).id();
    make("name", "Keeper", "visibility", "private");
    make("name", "Keeper", "visibility", "unlisted");
    make("name", "Keeper", "visibility", "draft");
    String mine = "/characters?owner_id=" + owner();

    assertThat(found(mine)).containsExactlyInAnyOrder(keeper, sailor);
    assertThat(found(mine + "&nsfw=false")).containsExactlyInAnyOrder(keeper, sailor);
    assertThat(found(mine + "&nsfw=true")).containsExactlyInAnyOrder(keeper, sailor, adult);
    assertThat(found(mine + "&gender=female")).containsExactly(keeper);
    assertThat(found(mine + "&language=en")).containsExactly(sailor);
    assertThat(found(mine + "&tag=SEA")).containsExactlyInAnyOrder(keeper, sailor);
    assertThat(found(mine + "&tag=sea&tag=storm")).containsExactly(keeper);
    assertThat(found(mine + "&q=keep")).containsExactly(keeper);
    assertThat(found(mine + "&q=waves")).containsExactly(keeper);
    assertThat(found(mine + "&q=STORM")).containsExactly(keeper);
    assertThat(found(mine + "&q=%25")).isEmpty();
    assertThat(found(mine + "&q=_")).isEmpty();
    assertThat(found("/characters?owner_id=" + stranger.get("/users/me").id())).isEmpty();
  }

  private static List<String> found(String path) {
    return server.client().get(path).is(200).results("id");
  }

  @Test
  void filters_that_are_none_are_named() {
    for (String name : List.of("gender", "sort", "nsfw", "owner_id")) {
      server.client().get("/characters?" + name + "=nonsense").names(name);
    }
    author.get("/characters/my?visibility=nonsense").names("visibility");
  }

  @Test
  void the_gallery_is_sorted_by_chats_or_by_age() {
    String first = make("name", "First", "visibility", "public").id();
    String second = make("name", "Second", "visibility", "public").id();
    String third = make("name", "Third", "visibility", "public").id();
    stranger.post("/chats", json("character_id", second)).is(201);
    String mine = "/characters?owner_id=" + owner();

    assertThat(found(mine + "&sort=new")).containsExactly(third, second, first);
    assertThat(found(mine + "&sort=popular")).containsExactly(second, third, first)
        .isEqualTo(found(mine));
    for (String sort : List.of("new", "popular")) {
      assertThat(walked(mine + "&sort=" + sort)).isEqualTo(found(mine + "&sort=" + sort));
    }
  }

  /** Page after page of one. */
  private static List<String> walked(String path) {
    var all = new ArrayList<String>();
    String next = "";
    do {
      Answered page = server.client().get(path + "&page_size=1" + next).is(200);
      all.addAll(page.results("id"));
      next = page.at("/has_more").asBoolean() ? "&start_cursor=" + page.at("/next_cursor").asText() : "";
    } while (!next.isEmpty());
    return all;
  }

  @Test
  void a_summary_leaves_the_long_texts_out() {
    makeWhole(true);
    JsonNode summary = server.client().get("/characters?owner_id=" + owner()).is(200).at("/results/0");
    assertThat(summary.path("object").asText()).isEqualTo("character_summary");
    Stream.concat(DEFINITION.stream(), Stream.of("first_message", "alternate_greetings", "creator_notes"))
        .forEach(field -> assertThat(summary.has(field)).as(field).isFalse());
  }

  @Test
  void an_author_finds_their_own_by_visibility() {
    String open = make("name", "Open", "visibility", "public", "nsfw", true).id();
    String closed = make("name", "Closed").id();
    String draft = make("name", "Draft", "visibility", "draft").id();

    assertThat(author.get("/characters/my").is(200).results("id")).containsExactly(draft, closed, open);
    assertThat(author.get("/characters/my?visibility=private").is(200).results("id"))
        .containsExactly(closed);
    assertThat(author.get("/characters/my?visibility=public").is(200).results("id")).containsExactly(open);
    assertThat(stranger.get("/characters/my").is(200).at("/results")).isEmpty();
  }

  @Test
  void a_change_keeps_what_is_left_out_and_clears_what_is_null() {
    Answered made = makeWhole(true);
    String path = "/characters/" + made.id();

    Answered changed = author.put(path, json("tagline", "Counts waves", "personality", null)).is(200);

    made.json().properties().forEach(field -> {
      if (List.of("tagline", "personality", "version", "updated_at").contains(field.getKey())) return;
      assertThat(changed.at("/" + field.getKey())).as(field.getKey()).isEqualTo(field.getValue());
    });
    assertThat(changed.at("/tagline").asText()).isEqualTo("Counts waves");
    assertThat(changed.at("/personality").isNull()).isTrue();
    assertThat(author.get(path).is(200).json()).isEqualTo(changed.json());
    Answered cleared = author.put(path, json("lorebook", null, "tagline", null, "tags", null)).is(200);
    assertThat(cleared.at("/lorebook").isNull()).isTrue();
    assertThat(cleared.at("/tagline").isNull()).isTrue();
    assertThat(cleared.at("/tags")).isEmpty();
  }

  @Test
  void a_change_of_an_old_version_is_refused() {
    Answered made = make("name", "Mira");
    String path = "/characters/" + made.id();
    String old = made.header("ETag").orElseThrow();
    author.with("If-Match", old).put(path, json("name", "Mirabel")).is(200);

    author.with("If-Match", old).put(path, json("name", "Late")).isProblem(412, "PRECONDITION_FAILED");
    author.with("If-Match", old).delete(path).isProblem(412, "PRECONDITION_FAILED");
    author.with("If-Match", "nonsense").delete(path).isProblem(412, "PRECONDITION_FAILED");
    assertThat(author.get(path).is(200).at("/name").asText()).isEqualTo("Mirabel");
  }

  @Test
  void a_chat_goes_on_when_its_character_is_deleted() {
    String character = make("name", "Mira", "visibility", "public", "description", "A keeper.",
        "first_message", "The lamp is lit.").id();
    String chat = stranger.post("/chats", json("character_id", character)).is(201).id();

    author.delete("/characters/" + character).is(204);

    author.get("/characters/" + character).isProblem(404, "RESOURCE_NOT_FOUND");
    author.delete("/characters/" + character).isProblem(404, "RESOURCE_NOT_FOUND");
    Answered said = stranger.with("Accept", "application/json")
        .post("/chats/" + chat + "/message", json("content", "Still here?")).is(200);
    assertThat(said.at("/assistant_message/content").asText()).isNotBlank();
    assertThat(stranger.messages(chat)).hasSize(3);
    stranger.post("/chats", json("character_id", character, "force_new", true))
        .isProblem(404, "RESOURCE_NOT_FOUND");
  }
}
