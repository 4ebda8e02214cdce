package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static io.fabula.bootstrap.Client.tree;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabula.domain.character.CardFixtures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Everything of one's own, in one file. */
@Timeout(180)
class TakeoutHttpTest {
  private static final String EXPORT = "/users/me/export";

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Map<String, byte[]> taken(Client user) throws IOException {
    Answered answer = user.get(EXPORT).is(200);
    assertThat(answer.header("Content-Type")).contains("application/zip");
    assertThat(answer.header("Content-Disposition").orElse("")).contains("fabula-export.zip");
    assertThat(answer.header("Cache-Control")).contains("no-store");
    var files = new LinkedHashMap<String, byte[]>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.response().body()))) {
      for (ZipEntry entry; (entry = zip.getNextEntry()) != null;)
        assertThat(files.put(entry.getName(), zip.readAllBytes())).as(entry.getName()).isNull();
    }
    return files;
  }

  private static JsonNode json(Map<String, byte[]> files, String name) {
    assertThat(files).containsKey(name);
    return tree(new String(files.get(name), UTF_8));
  }

  private static List<JsonNode> lines(Map<String, byte[]> files, String name) {
    assertThat(files).containsKey(name);
    return new String(files.get(name), UTF_8).lines().map(Client::tree).toList();
  }

  @Test
  void what_is_ones_own_is_in_it_as_the_routes_show_it() throws IOException {
    Client user = server.user();
    Client stranger = server.user();
    String strangers = stranger.newCharacter("Anna");
    user.put("/users/me/profile", Client.json("bio", "등대 옆에 산다")).is(200);
    user.put("/user/settings/theme", Client.json("accent", "#abcdef")).is(200);
    String persona = user.post("/personas", Client.json("name", "선장", "description", "바다")).is(201).id();
    user.post("/memory-notes", Client.json("content", "불은 꺼지지 않는다")).is(201);
    user.post("/characters/" + strangers + "/like", "{}").is(200);
    user.post("/characters/" + strangers + "/vote", Client.json("value", -1)).is(200);
    user.post("/users/me/favorites/" + strangers, "{}").is(204);
    user.post("/characters/" + strangers + "/comments", Client.json("content", "좋아요 🌊")).is(201);
    user.post("/characters/" + strangers + "/report", Client.json("reason", "spam", "detail", "광고")).is(201);
    String mine = user.post("/characters", Client.json("name", "미라", "description", "비밀", "visibility",
        "private")).is(201).id();

    Map<String, byte[]> files = taken(user);

    assertThat(json(files, "account.json")).isEqualTo(user.get("/users/me").is(200).json());
    assertThat(json(files, "settings.json")).isEqualTo(user.get("/user/settings").is(200).json());
    assertThat(json(files, "model-settings.json"))
        .isEqualTo(user.get("/users/me/model-settings").is(200).json());
    assertThat(json(files, "personas.json").get(0)).isEqualTo(user.get("/personas").at("/results/0"));
    assertThat(json(files, "personas.json").get(0).path("id").asText()).isEqualTo(persona);
    assertThat(json(files, "memory-notes.json").get(0)).isEqualTo(user.get("/memory-notes").at("/results/0"));
    assertThat(json(files, "marks/likes.json").get(0).path("character_id").asText()).isEqualTo(strangers);
    assertThat(json(files, "marks/votes.json").get(0).path("value").asInt()).isEqualTo(-1);
    assertThat(json(files, "marks/favorites.json")).hasSize(1);
    assertThat(json(files, "comments.json").get(0).path("content").asText()).isEqualTo("좋아요 🌊");
    assertThat(json(files, "reports.json").get(0).path("detail").asText()).isEqualTo("광고");
    assertThat(json(files, "chats.json")).isEmpty();
    Answered character = user.get("/characters/" + mine).is(200);
    String slug = character.at("/slug").asText();
    assertThat(json(files, "characters/" + slug + "/character.json")).isEqualTo(character.json());
    assertThat(files.get("characters/" + slug + "/" + slug + ".png"))
        .isEqualTo(CardDesk.exported(user, mine, "png"));
    assertThat(files.keySet()).noneMatch(name -> name.contains("anna"));
    for (byte[] file : files.values())
      assertThat(new String(file, UTF_8)).doesNotContain("counted every wave");
  }

  @Test
  void cards_come_along_as_they_came_in() throws IOException {
    Client user = server.user();
    byte[] png = CardFixtures.png(CardDesk.inOrder());
    for (byte[] card : List.of(png, CardDesk.V2)) new CardDesk(user).imported(card);

    Map<String, byte[]> files = taken(user);

    assertThat(files.entrySet().stream().filter(file -> file.getKey().endsWith("/original.png"))
        .map(Map.Entry::getValue)).containsExactly(png);
    assertThat(files.entrySet().stream().filter(file -> file.getKey().endsWith("/original.json"))
        .map(Map.Entry::getValue)).containsExactly(CardDesk.V2);
  }

  @Test
  void a_chat_is_a_file_that_other_programs_read() throws IOException {
    Client user = server.user();
    String chat = user.newChat();
    user.patch("/chats/" + chat, Client.json("author_note", Map.of("content", "짧게", "depth", 2))).is(200);
    user.post("/chats/" + chat + "/message", Client.json("content", "안녕\n미라 \u2028", "stream", false))
        .is(200);
    String reply = user.lastMessage(chat).path("id").asText();
    user.post("/chat/messages/" + reply + "/regenerate", Client.json("stream", false)).is(200);

    Map<String, byte[]> files = taken(user);
    List<JsonNode> lines = lines(files, "chats/" + chat + ".jsonl");

    assertThat(json(files, "chats.json").get(0).path("id").asText()).isEqualTo(chat);
    assertThat(lines).hasSize(4);
    assertThat(lines.getFirst().path("character_name").asText()).isEqualTo("Mira");
    assertThat(lines.getFirst().at("/chat_metadata/note_prompt").asText()).isEqualTo("짧게");
    assertThat(lines.get(1).path("mes").asText()).isEqualTo("The lamp is lit.");
    assertThat(lines.get(1).path("swipes").get(1).asText()).isEqualTo("Who is there?");
    assertThat(lines.get(2).path("is_user").asBoolean()).isTrue();
    assertThat(lines.get(2).path("mes").asText()).isEqualTo("안녕\n미라 \u2028");
    assertThat(lines.get(3).path("name").asText()).isEqualTo("Mira");
    assertThat(lines.get(3).path("swipes")).hasSize(2);
    assertThat(lines.get(3).path("swipe_id").asInt()).isEqualTo(1);
    assertThat(lines.get(3).path("swipes").get(1)).isEqualTo(lines.get(3).path("mes"));
  }

  @Test
  void long_lists_are_in_it_to_their_end() throws IOException {
    Client user = server.user();
    for (int i = 0; i < 230; i++) user.post("/memory-notes", Client.json("content", "note " + i)).is(201);

    JsonNode notes = json(taken(user), "memory-notes.json");

    var contents = new ArrayList<String>();
    notes.forEach(note -> contents.add(note.path("content").asText()));
    assertThat(contents).hasSize(230).doesNotHaveDuplicates();
  }

  @Test
  void what_breaks_off_does_not_look_whole(@TempDir Path own) throws IOException, InterruptedException {
    try (TestServer fragile = TestServer.startOn(own)) {
      Client user = fragile.user();
      for (int i = 0; i < 60; i++) new CardDesk(user).imported(bulky(i));
      HttpResponse<InputStream> response = user.http().send(user.request("GET", EXPORT,
          BodyPublishers.noBody()), BodyHandlers.ofInputStream());
      response.body().readNBytes(1_000);

      loseBlobs(own);

      assertThatThrownBy(() -> response.body().readAllBytes()).isInstanceOf(IOException.class);
      fragile.client().get("/health").is(200);
    }
  }

  @Test
  void what_fails_before_its_first_byte_is_a_problem_and_no_file(@TempDir Path own) throws IOException {
    try (TestServer fragile = TestServer.startOn(own)) {
      Client user = fragile.user();
      new CardDesk(user).imported(CardDesk.PNG);

      loseBlobs(own);

      Answered refused = user.get(EXPORT).isProblem(500, "SERVER_ERROR");
      assertThat(refused.header("Content-Disposition")).isEmpty();
    }
  }

  private static byte[] bulky(int number) {
    byte[] noise = new byte[70_000];
    new Random(number).nextBytes(noise);
    return CardFixtures.png(Map.of("chara", Client.json("name", "Card " + number, "description",
        Base64.getEncoder().encodeToString(noise), "personality", "", "scenario", "", "first_mes", "",
        "mes_example", "")));
  }

  /** What cannot be read is a fault; what is not there would only be left out. */
  private static void loseBlobs(Path folder) throws IOException {
    try (var files = Files.walk(folder.resolve("blobs"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
        Files.createDirectory(file);
      }
    }
  }

  @Test
  void nobody_gets_anybodys() {
    server.client().get(EXPORT).isProblem(401, "AUTHENTICATION_REQUIRED");
    assertThat(new String(server.user().get(EXPORT).is(200).response().body(), ISO_8859_1)).startsWith("PK");
  }
}
