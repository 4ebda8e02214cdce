package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabula.domain.character.CardFixtures;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many cards at once, and so the jobs that bring them in. */
@Timeout(180)
class CardBatchHttpTest {
  private static final String BATCH = "/characters/import/batch";
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static byte[] card(String name) {
    return CardFixtures.utf8(json("spec", "chara_card_v2", "spec_version", "2.0", "data",
        Map.of("name", name, "description", "from a batch", "first_mes", "Hello.")));
  }

  private static byte[] zip(Map<String, byte[]> members, Charset names) {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out, names)) {
      for (var member : members.entrySet()) {
        zip.putNextEntry(new ZipEntry(member.getKey()));
        zip.write(member.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] form(Map<String, byte[]> files) {
    var body = new ByteArrayOutputStream();
    files.forEach((name, bytes) -> {
      body.writeBytes(("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
          + "\"\r\nContent-Type: application/octet-stream\r\n\r\n").getBytes(StandardCharsets.UTF_8));
      body.writeBytes(bytes);
      body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    });
    body.writeBytes("--edge--\r\n".getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }

  private static Answered sentForm(Client user, Map<String, byte[]> files) {
    return user.with("Content-Type", "multipart/form-data; boundary=edge").send("POST", BATCH,
        BodyPublishers.ofByteArray(form(files)));
  }

  private static Answered sentBare(Client user, byte[] bytes) {
    return user.with("Content-Type", "application/zip").send("POST", BATCH,
        BodyPublishers.ofByteArray(bytes));
  }

  private static Answered ended(Client user, String job) {
    Instant patience = Instant.now().plus(Duration.ofSeconds(60));
    while (Instant.now().isBefore(patience)) {
      Answered now = user.get("/jobs/" + job).is(200);
      if (!List.of("pending", "in_progress").contains(now.at("/status").asText())) return now;
      pause();
    }
    throw new AssertionError("the job has not ended: " + user.get("/jobs/" + job).text());
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, byte[]> numbered(int count) {
    var files = new LinkedHashMap<String, byte[]>();
    for (int i = 0; i < count; i++) files.put("card-" + i + ".json", card("Card " + i));
    return files;
  }

  @Test
  void who_takes_everything_along_takes_the_jobs_too() throws IOException {
    Client user = server.user();
    String job = sentForm(user, Map.of("미라.json", card("미라"), "broken.json", new byte[]{1})).is(202).id();
    Answered ended = ended(user, job);

    byte[] packed = user.get("/users/me/export").is(200).response().body();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(packed))) {
      ZipEntry entry = zip.getNextEntry();
      while (!entry.getName().equals("jobs.json")) entry = zip.getNextEntry();
      assertThat(Client.tree(new String(zip.readAllBytes(), StandardCharsets.UTF_8)))
          .containsExactly(ended.json());
    }
    assertThat(ended.text()).contains("broken.json");
  }

  private static int mine(Client user) {
    int count = 0;
    String cursor = "";
    while (true) {
      Answered page = user.get("/characters/my?page_size=100" + cursor).is(200);
      count += page.at("/results").size();
      if (!page.at("/has_more").asBoolean()) return count;
      cursor = "&start_cursor=" + page.at("/next_cursor").asText();
    }
  }

  @Test
  void many_files_are_imported_and_a_bad_one_stops_nobody() {
    Client user = server.user();
    var files = new LinkedHashMap<String, byte[]>();
    files.put("mira.png", CardDesk.PNG);
    files.put("broken.png", java.util.Arrays.copyOf(CardDesk.PNG, 60));
    files.put("미라.json", card("미라"));
    files.put("notes.txt", "no card".getBytes(StandardCharsets.UTF_8));

    Answered asked = sentForm(user, files).is(202);
    assertThat(asked.at("/object").asText()).isEqualTo("job");
    assertThat(asked.at("/kind").asText()).isEqualTo("import_cards");
    assertThat(asked.header("Location")).contains("/api/jobs/" + asked.id());
    Answered done = ended(user, asked.id());

    assertThat(done.at("/status").asText()).isEqualTo("completed");
    assertThat(done.at("/progress").asInt()).isEqualTo(100);
    JsonNode result = done.at("/result/files");
    assertThat(result.findValuesAsText("file")).containsExactly("mira.png", "broken.png", "미라.json",
        "notes.txt");
    assertThat(result.findValuesAsText("status")).containsExactly("imported", "failed", "imported", "failed");
    assertThat(result.at("/1/error/code").asText()).isEqualTo("UNPROCESSABLE_CARD");
    assertThat(result.at("/1/error/message").asText()).contains("ends too early");
    assertThat(result.at("/1/character_id").isNull()).isTrue();
    assertThat(result.at("/3/error/code").asText()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    assertThat(result.at("/0/error").isNull()).isTrue();
    assertThat(result.at("/0/warnings").isArray()).isTrue();
    Answered character = user.get("/characters/" + result.at("/2/character_id").asText()).is(200);
    assertThat(character.at("/name").asText()).isEqualTo("미라");
    assertThat(character.at("/visibility").asText()).isEqualTo("private");
    assertThat(mine(user)).isEqualTo(2);
    Answered korean = user.with("Accept-Language", "ko").get("/jobs/" + asked.id()).is(200);
    assertThat(korean.at("/result/files/3/error/message").asText()).contains("카드");
  }

  @Test
  void an_archive_is_taken_apart_and_keeps_korean_names_whatever_they_are_written_in() {
    Client user = server.user();
    var members = new LinkedHashMap<String, byte[]>();
    members.put("__MACOSX/._미라.json", new byte[]{1});
    members.put("등대/미라.json", card("미라"));
    members.put("등대/charx.charx", CardDesk.charx(Map.of("card.json", CardDesk.V3)));
    for (Charset names : List.of(StandardCharsets.UTF_8, Charset.forName("x-windows-949"))) {
      Answered done = ended(user, sentBare(user, zip(members, names)).is(202).id());

      assertThat(done.at("/result/files").findValuesAsText("file")).containsExactly("등대/미라.json",
          "등대/charx.charx");
      assertThat(done.at("/result/files").findValuesAsText("status")).containsExactly("imported", "imported");
    }
    Answered both = ended(user, sentForm(user, Map.of("all.zip", zip(members, StandardCharsets.UTF_8)))
        .is(202).id());
    assertThat(both.at("/result/files")).hasSize(2);
  }

  @Test
  void a_charx_alone_is_a_card_and_no_archive() {
    Client user = server.user();
    Answered done = ended(user,
        sentBare(user, CardDesk.charx(Map.of("card.json", CardDesk.V3))).is(202).id());

    assertThat(done.at("/result/files")).hasSize(1);
    assertThat(done.at("/result/files/0/status").asText()).isEqualTo("imported");
  }

  @Test
  void a_damaged_archive_gives_what_could_be_read() {
    Client user = server.user();
    byte[] whole = zip(numbered(20), StandardCharsets.UTF_8);
    Answered done = ended(user,
        sentBare(user, java.util.Arrays.copyOf(whole, whole.length / 2)).is(202).id());

    assertThat(done.at("/status").asText()).isEqualTo("completed");
    List<String> how = done.at("/result/files").findValuesAsText("status");
    assertThat(how).contains("imported").endsWith("failed");
  }

  @Test
  void more_files_than_a_form_usually_has_are_taken() {
    Client user = server.user();
    Answered done = ended(user, sentForm(user, numbered(1_200)).is(202).id());

    assertThat(done.at("/result/files").findValuesAsText("status")).hasSize(1_200).containsOnly("imported");
    assertThat(mine(user)).isEqualTo(1_200);
  }

  @Test
  void progress_is_told_as_it_goes() {
    Client user = server.user();
    String job = sentBare(user, zip(numbered(600), StandardCharsets.UTF_8)).is(202).id();
    var told = new ArrayList<Events.Event>();
    try (Events events = Events.open(user.http(), user.with("Accept", "text/event-stream")
        .request("GET", "/jobs/" + job, BodyPublishers.noBody()))) {
      for (Optional<Events.Event> next; (next = events.next()).isPresent();) told.add(next.get());
    }

    assertThat(told.getLast().name()).isEqualTo("done");
    assertThat(told.getLast().data().at("/result/files")).hasSize(600);
    assertThat(told.subList(0, told.size() - 1)).isNotEmpty()
        .allSatisfy(event -> assertThat(event.name()).isEqualTo("progress"));
    assertThat(told.stream().map(event -> event.data().at("/progress").asInt()).toList()).isSorted();
    assertThat(told).allSatisfy(event -> assertThat(event.turn()).isEqualTo(job));
    try (Events again = Events.open(user.http(), user.with("Accept", "text/event-stream")
        .with("Last-Event-ID", told.getLast().id())
        .request("GET", "/jobs/" + job, BodyPublishers.noBody()))) {
      assertThat(again.next().orElseThrow().name()).isEqualTo("done");
      assertThat(again.next()).isEmpty();
    }
  }

  @Test
  void a_job_is_stopped_and_keeps_what_it_has_done() {
    Client user = server.user();
    String job = sentBare(user, zip(numbered(3_000), StandardCharsets.UTF_8)).is(202).id();

    user.post("/jobs/" + job + "/cancel", "").is(202);
    Answered done = ended(user, job);

    assertThat(done.at("/status").asText()).isEqualTo("cancelled");
    assertThat(mine(user)).isLessThan(3_000);
    user.post("/jobs/" + job + "/cancel", "").isProblem(409, "CONFLICT");
  }

  @Test
  void a_job_is_its_owners_and_an_admins() {
    Client user = server.user();
    String job = sentBare(user, card("Alone")).is(202).id();
    ended(user, job);

    server.user().get("/jobs/" + job).isProblem(404, "RESOURCE_NOT_FOUND");
    server.user().post("/jobs/" + job + "/cancel", "").isProblem(404, "RESOURCE_NOT_FOUND");
    server.client().get("/jobs/" + job).isProblem(401, "AUTHENTICATION_REQUIRED");
    server.admin().get("/jobs/" + job).is(200);
    user.get("/jobs/nonsense").isProblem(404, "RESOURCE_NOT_FOUND");
    user.get("/jobs/01890000-0000-7000-8000-000000000000").isProblem(404, "RESOURCE_NOT_FOUND");
  }

  @Test
  void what_cannot_be_a_batch_is_refused() {
    Client user = server.user();
    sentForm(user, Map.of()).isProblem(400, "VALIDATION_ERROR");
    sentBare(server.client(), card("Nobody's")).isProblem(401, "AUTHENTICATION_REQUIRED");
  }

  @Test
  void the_same_key_begins_one_job() {
    Client user = server.user().with("Idempotency-Key", "batch-1");
    String first = sentBare(user, card("Once")).is(202).id();

    assertThat(sentBare(user, card("Once")).is(202).id()).isEqualTo(first);
    sentBare(user, card("Once and more")).isProblem(409, "CONFLICT");
  }

  @Test
  void a_job_that_the_servers_end_interrupts_goes_on_after_the_next_start(@TempDir Path folder) {
    int count = 2_000;
    String job;
    Client user;
    try (TestServer first = TestServer.startOn(folder)) {
      user = first.user();
      job = sentBare(user, zip(numbered(count), StandardCharsets.UTF_8)).is(202).id();
      while (user.get("/jobs/" + job).is(200).at("/progress").asInt() == 0) pause();
    }
    try (TestServer second = TestServer.startOn(folder)) {
      user = user.movedTo(second.port());
      Answered done = ended(user, job);

      assertThat(done.at("/status").asText()).isEqualTo("completed");
      assertThat(done.at("/result/files").findValuesAsText("status")).hasSize(count).containsOnly("imported");
      assertThat(done.at("/result/files").findValuesAsText("character_id")).doesNotHaveDuplicates();
      assertThat(mine(user)).isEqualTo(count);
    }
  }
}
