package io.fabula.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabula.bootstrap.rehearsal.FirstMinute;
import io.fabula.bootstrap.rehearsal.ScriptedProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A build goes on where its rehearsal fails, so this says it. */
class FirstMinuteTest {
  @Test
  void a_rehearsal_comes_as_far_as_a_talk_with_every_model() throws IOException, InterruptedException {
    try (var provider = new ScriptedProvider();
        TestServer server = TestServer.start("FABULA_PROVIDER_SCRIPTED_BASE_URL",
            provider.address().toString());
        HttpClient client = HttpClient.newHttpClient()) {
      JsonNode chat = new FirstMinute(client, URI.create("http://127.0.0.1:" + server.port()))
          .live(List.of("scripted/" + ScriptedProvider.MODEL, "offline/improv"));

      List<JsonNode> messages = chat.findParents("content");
      assertThat(messages).extracting(message -> message.path("role").asText())
          .containsExactly("assistant", "user", "assistant", "user", "assistant");
      assertThat(messages.get(2).path("content").asText()).isEqualTo("Hello, 안녕.");
      assertThat(messages)
          .allSatisfy(message -> assertThat(message.path("status").asText()).isEqualTo("complete"));
      assertThat(messages.get(4).path("content").asText()).isNotBlank();
    }
  }

  @Test
  void what_is_refused_ends_it() throws IOException {
    try (TestServer server = TestServer.start(); HttpClient client = HttpClient.newHttpClient()) {
      var minute = new FirstMinute(client, URI.create("http://127.0.0.1:" + server.port()));

      assertThatThrownBy(() -> minute.live(List.of("scripted/" + ScriptedProvider.MODEL)))
          .isInstanceOf(IllegalStateException.class).hasMessageContaining("/message answered 400");
    }
  }
}
