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

/** Forks, relations, tags and who may see a character. */
@Timeout(120)
class RelationsHttpTest {
  private static TestServer server;
  private Client author;
  private Client fan;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @BeforeEach
  void come() {
    author = server.user();
    fan = server.user();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private String make(String name, Object... members) {
    var all = new ArrayList<Object>(List.of("name", name, "visibility", "public"));
    all.addAll(List.of(members));
    return author.post("/characters", json(all.toArray())).is(201).id();
  }

  @Test
  void a_fork_is_a_draft_of_ones_own() {
    String mira = make("Mira", "description", "A keeper.", "tags", List.of("sea"));

    Answered fork = fan.post("/characters/" + mira + "/fork", "").is(201);

    assertThat(fork.header("Location")).contains("/api/characters/" + fork.id());
    assertThat(fork.at("/forked_from").asText()).isEqualTo(mira);
    assertThat(fork.at("/visibility").asText()).isEqualTo("draft");
    assertThat(fork.at("/description").asText()).isEqualTo("A keeper.");
    assertThat(fork.at("/version").asInt()).isEqualTo(1);
    author.get("/characters/" + fork.id()).isProblem(404, "RESOURCE_NOT_FOUND");
    fan.put("/characters/" + fork.id(), json("name", "Mira II")).is(200);
    assertThat(author.get("/characters/" + mira).at("/name").asText()).isEqualTo("Mira");
  }

  @Test
  void what_one_may_not_read_one_may_not_fork() {
    String secretive = make("Mira", "definition_visible", false);
    String hidden = make("Juno", "visibility", "private");

    fan.post("/characters/" + secretive + "/fork", "").isProblem(403, "INSUFFICIENT_PERMISSION");
    fan.post("/characters/" + hidden + "/fork", "").isProblem(404, "RESOURCE_NOT_FOUND");
    author.post("/characters/" + secretive + "/fork", "").is(201);
  }

  @Test
  void relations_tell_of_forks_names_tags_and_the_same_hand() {
    String word = Client.newName();
    String juno = make("Juno" + word.substring(5).replace("-", ""), "tags", List.of(word));
    String name = author.get("/characters/" + juno).at("/name").asText();
    String mira = make("Mira", "description", "She writes to " + name + "'s sister.", "tags",
        List.of(word, "sea" + word));
    String fork = fan.post("/characters/" + mira + "/fork", "").is(201).id();

    JsonNode seen = author.get("/characters/" + mira + "/relations").is(200).at("/results");
    assertThat(kinds(seen, juno)).containsExactly("mentions", "shared_tags", "same_creator");
    assertThat(kinds(seen, fork)).as("somebody else's draft").isEmpty();
    assertThat(kinds(seen, mira)).isEmpty();
    for (JsonNode relation : seen) {
      if (relation.path("kind").asText().equals("shared_tags"))
        assertThat(relation.path("strength").asDouble()).isEqualTo(0.5);
    }
    assertThat(kinds(fan.get("/characters/" + mira + "/relations").at("/results"), fork))
        .contains("forked_by");
    assertThat(kinds(fan.get("/characters/" + fork + "/relations").at("/results"), mira)).contains("fork_of");
    fan.patch("/characters/" + fork + "/visibility", json("visibility", "public")).is(200);
    assertThat(kinds(server.client().get("/characters/" + mira + "/relations").at("/results"), fork))
        .contains("forked_by");
    author.put("/characters/" + mira, json("visibility", "private")).is(200);
    assertThat(kinds(fan.get("/characters/" + fork + "/relations").at("/results"), mira)).isEmpty();
    fan.get("/characters/" + mira + "/relations").isProblem(404, "RESOURCE_NOT_FOUND");
  }

  @Test
  void a_hidden_definition_gives_nobody_away() {
    String juno = make("Juniper");
    String mira = make("Mira", "description", "Her sister is Juniper.", "definition_visible", false);

    assertThat(kinds(fan.get("/characters/" + mira + "/relations").at("/results"), juno))
        .containsExactly("same_creator");
    assertThat(kinds(author.get("/characters/" + mira + "/relations").at("/results"), juno))
        .contains("mentions");
  }

  private static List<String> kinds(JsonNode results, String character) {
    var kinds = new ArrayList<String>();
    for (JsonNode relation : results) {
      if (relation.at("/character/id").asText().equals(character)) kinds.add(relation.path("kind").asText());
    }
    return kinds;
  }

  @Test
  void visibility_is_set_or_turned_over() {
    String mira = make("Mira");

    assertThat(show(mira, "{}")).isEqualTo("private");
    assertThat(show(mira, "{}")).isEqualTo("public");
    assertThat(show(mira, json("visibility", "unlisted"))).isEqualTo("unlisted");
    assertThat(show(mira, "{}")).isEqualTo("public");
    author.patch("/characters/" + mira + "/visibility", json("visibility", "secret")).names("visibility");
    fan.patch("/characters/" + mira + "/visibility", "{}").isProblem(403, "INSUFFICIENT_PERMISSION");
    author.with("If-Match", "\"1\"").patch("/characters/" + mira + "/visibility", "{}")
        .isProblem(412, "PRECONDITION_FAILED");
  }

  private String show(String character, String body) {
    return author.patch("/characters/" + character + "/visibility", body).is(200).at("/visibility").asText();
  }

  @Test
  void tags_of_one_character_are_read_and_replaced() {
    String mira = make("Mira", "tags", List.of("sea"));

    assertThat(server.client().get("/characters/" + mira + "/tags").is(200).json())
        .isEqualTo(Client.tree("{\"tags\":[\"sea\"]}"));
    assertThat(author.put("/characters/" + mira + "/tags", json("tags", List.of("땅", "Land"))).is(200).json())
        .isEqualTo(Client.tree("{\"tags\":[\"땅\",\"Land\"]}"));
    assertThat(fan.get("/characters?tag=land").is(200).results("id")).contains(mira);
    author.put("/characters/" + mira + "/tags", "{}").names("tags");
    fan.put("/characters/" + mira + "/tags", json("tags", List.of())).isProblem(403,
        "INSUFFICIENT_PERMISSION");
  }

  @Test
  void tags_are_given_by_admins_and_counted_over_public_characters() {
    String name = "Sea" + Client.newName();
    Client admin = server.admin();
    make("Mira", "tags", List.of(name));
    make("Juno", "tags", List.of(name), "visibility", "private");

    Answered given = admin.post("/tags", json("name", name, "category", "genre")).is(201);
    assertThat(given.header("Location")).isEmpty();
    assertThat(given.at("/object").asText()).isEqualTo("tag");
    assertThat(given.at("/count").asInt()).isEqualTo(1);
    admin.post("/tags", json("name", name.toUpperCase(java.util.Locale.ROOT))).isProblem(409, "CONFLICT");
    admin.post("/tags", json("name", " ")).names("name");
    for (String list : List.of("/tags", "/tags/used")) {
      JsonNode found = found(list, name);
      assertThat(found.path("count").asInt()).isEqualTo(1);
      assertThat(found.path("category").asText()).isEqualTo("genre");
      assertThat(found.path("id").asText()).isEqualTo(given.id());
    }
    admin.delete("/tags/" + given.id()).is(204);
    admin.delete("/tags/" + given.id()).isProblem(404, "RESOURCE_NOT_FOUND");
    assertThat(found("/tags/used", name.toLowerCase(java.util.Locale.ROOT)).path("id").isNull()).isTrue();
  }

  private JsonNode found(String list, String name) {
    String next = "";
    while (true) {
      Answered page = server.client().get(list + "?limit=100" + next).is(200);
      for (JsonNode tag : page.at("/results")) if (tag.path("name").asText().equals(name)) return tag;
      assertThat(page.at("/has_more").asBoolean()).as(name + " in " + list).isTrue();
      next = "&cursor=" + page.at("/next_cursor").asText();
    }
  }

  @Test
  void tags_within_categories_are_counted_and_narrow_a_list() {
    String genre = "genre" + Client.newName();
    String mira = make("Mira", "structured_tags", Map.of(genre, List.of("Drama", "바다")));
    make("Juno", "structured_tags", Map.of(genre, List.of("Drama")));
    make("Bo", "structured_tags", Map.of(genre, List.of("Drama")), "visibility", "unlisted");

    JsonNode categories = server.client().get("/characters/structured-tags").is(200).at("/categories");
    JsonNode own = null;
    for (JsonNode category : categories) if (category.path("name").asText().equals(genre)) own = category;
    assertThat(own).isNotNull();
    assertThat(own.path("tags")).isEqualTo(
        Client.tree("[{\"name\":\"Drama\",\"count\":2},{\"name\":\"바다\",\"count\":1}]"));
    assertThat(fan.get("/characters?structured_tag=" + genre + ":drama").is(200).results("name"))
        .containsExactlyInAnyOrder("Mira", "Juno");
    assertThat(fan.get("/characters?structured_tag=" + genre + ":%EB%B0%94%EB%8B%A4").is(200).results("id"))
        .containsExactly(mira);
    for (String bad : List.of("drama", ":drama", "genre:")) {
      fan.get("/characters?structured_tag=" + bad).names("structured_tag");
    }
  }
}
