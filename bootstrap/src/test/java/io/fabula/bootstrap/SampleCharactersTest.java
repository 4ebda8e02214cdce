package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabula.bootstrap.configuration.Configuration;
import io.fabula.bootstrap.configuration.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is there when the server is started for the first time. */
@Timeout(120)
class SampleCharactersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir
  Path folder;

  private TestServer start() {
    return TestServer.startOn(folder, "FABULA_SAMPLES", "on");
  }

  /** They come behind the start. */
  private static List<JsonNode> samples(TestServer server) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (listed(server).isEmpty() && Instant.now().isBefore(end)) Thread.sleep(20);
    return listed(server);
  }

  private static List<JsonNode> listed(TestServer server) {
    var listed = new ArrayList<JsonNode>();
    server.client().get("/api/characters").is(200).at("/results").forEach(listed::add);
    return listed;
  }

  @Test
  void a_new_server_has_three_public_characters_with_pictures() throws Exception {
    try (TestServer server = start()) {
      List<JsonNode> samples = samples(server);

      assertThat(samples).extracting(one -> one.at("/name").asText())
          .containsExactly("Isla Thorne", "윤슬", "Bramble the Fox");
      assertThat(samples).extracting(one -> one.at("/language").asText()).containsExactly("en", "ko", "en");
      for (JsonNode sample : samples) {
        assertThat(sample.at("/tagline").asText()).isNotBlank();
        Answered picture = server.client().get(sample.at("/avatar_url").asText()).is(200);
        assertThat(picture.header("Content-Type")).hasValue("image/webp");
        Answered whole = server.client().get("/api/characters/" + sample.at("/id").asText()).is(200);
        assertThat(whole.at("/visibility").asText()).isEqualTo("public");
        assertThat(whole.at("/lorebook/entries")).hasSizeBetween(4, 8);
        assertThat(whole.at("/alternate_greetings")).isNotEmpty();
      }
    }
  }

  @Test
  void each_of_them_talks() throws Exception {
    try (TestServer server = start()) {
      Client user = server.user();
      for (JsonNode sample : samples(server)) {
        Answered chat = user.post("/api/chats", json("character_id", sample.at("/id").asText())).is(201);
        assertThat(user.messages(chat.id()).get(0).at("/content").asText()).isNotBlank().doesNotContain("{{");

        String words = sample.at("/language").asText().equals("ko") ? "비가 오네요. 호두는 어디 있어요?"
            : "Is there a storm coming? I brought a pear.";
        Answered turn = user.with("Accept", "application/json")
            .post("/api/chats/" + chat.id() + "/message", json("content", words)).is(200);

        assertThat(turn.at("/assistant_message/content").asText()).isNotBlank();
      }
    }
  }

  @Test
  void they_come_once_and_what_was_deleted_stays_away() throws Exception {
    String deleted;
    try (TestServer server = start()) {
      deleted = samples(server).getFirst().at("/id").asText();
      server.admin().delete("/api/characters/" + deleted).is(204);
    }
    try (TestServer again = start()) {
      again.client().get("/health").is(200);
    }
    // a server that stops has waited for them, so what there is now is all there will be
    try (TestServer last = start()) {
      assertThat(listed(last)).hasSize(2).noneMatch(one -> one.at("/id").asText().equals(deleted));
    }
  }

  @Test
  void nobody_signs_in_to_their_account() throws Exception {
    try (TestServer server = start()) {
      assertThat(samples(server)).hasSize(3);
      for (String password : List.of("!", "AAAAAAAA", "fabula-house", "house@fabula.invalid")) {
        server.client().post("/api/auth/login", json("email", "house@fabula.invalid", "password", password))
            .is(401);
      }
    }
  }

  @Test
  void production_has_none_and_refuses_to_be_told_otherwise() {
    try (TestServer server = TestServer.startOn(folder, "FABULA_MODE", "production", "FABULA_SAMPLES", "",
        "FABULA_SMTP_URL", "smtp://127.0.0.1:9")) {
      server.client().get("/health").is(200);
    }
    try (TestServer later = TestServer.startOn(folder)) {
      assertThat(listed(later)).isEmpty();
    }
    var both = Map.of("FABULA_MODE", "production", "FABULA_SAMPLES", "on");
    assertThatThrownBy(() -> Configuration.of(both, folder.resolve("none")).settings())
        .hasMessageContaining("FABULA_SAMPLES");
    assertThat(Configuration.of(Map.of(), folder.resolve("none")).settings().samples())
        .isEqualTo(Settings.Samples.ON);
  }
}
