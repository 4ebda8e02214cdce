package io.fabula.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class CatalogHttpTest {
  @Test
  void without_a_provider_there_is_the_offline_model_and_it_says_what_it_is() {
    try (TestServer server = TestServer.start()) {
      Answered page = server.client().get("/models").is(200);
      assertThat(page.at("/object").asText()).isEqualTo("list");
      assertThat(page.at("/has_more").asBoolean()).isFalse();
      assertThat(page.at("/next_cursor").isNull()).isTrue();
      assertThat(page.results("id")).containsExactly("offline/improv");
      JsonNode improv = page.at("/results/0");
      assertThat(improv.path("object").asText()).isEqualTo("model");
      assertThat(improv.path("provider").asText()).isEqualTo("offline");
      assertThat(improv.path("name").asText()).contains("no language model");
      assertThat(improv.path("available").asBoolean()).isTrue();
      assertThat(improv.path("context_tokens").asInt()).isPositive();
      assertThat(improv.path("max_output_tokens").asInt()).isPositive();
      assertThat(improv.path("input_price").isNull()).isTrue();
      assertThat(improv.path("output_price").isNull()).isTrue();
      assertThat(improv.path("capabilities")).isNotEmpty();
    }
  }

  @Test
  void the_offline_model_comes_last_whatever_is_configured() {
    try (TestServer server = TestServer.start("FABULA_PROVIDER_ZZZ_BASE_URL", "http://127.0.0.1:9/v1",
        "FABULA_PROVIDER_ZZZ_MODELS", "small,large")) {
      Answered page = server.client().get("/models?limit=1").is(200);
      assertThat(page.results("id")).containsExactly("zzz/small", "zzz/large", "offline/improv");
      assertThat(page.results("object")).containsOnly("model");
      assertThat(page.results("provider")).containsExactly("zzz", "zzz", "offline");
    }
  }
}
