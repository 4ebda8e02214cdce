package io.fabula.llm.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.catalog.Model;
import io.fabula.domain.catalog.ModelId;
import io.fabula.llm.StubProvider;
import io.fabula.llm.offline.ImprovTextGeneration;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfiguredModelsTest {
  private static final Duration REFRESH = Duration.ofMillis(50);
  private static final ProviderSettings FIXED = new ProviderSettings("fixed",
      URI.create("http://127.0.0.1:1/v1"),
      Optional.empty(), List.of("gpt-4o-mini-2024", "home/made"));

  private static List<String> ids(ConfiguredModels models) {
    return models.all().stream().map(model -> model.id().toString()).toList();
  }

  @Test
  void with_nothing_configured_the_embedded_model_is_all_there_is() {
    try (var models = new ConfiguredModels(List.of(), Optional.empty(), REFRESH)) {
      assertThat(ids(models)).containsExactly("offline/improv");
      Model standard = models.standard();
      assertThat(standard.id()).isEqualTo(ImprovTextGeneration.MODEL);
      assertThat(standard.capabilities()).containsExactly("chat", "offline");
      assertThat(standard.contextTokens()).isEqualTo(32_768);
      assertThat(standard.name()).containsIgnoringCase("offline").contains("improvise");
    }
  }

  @Test
  void a_fixed_list_is_all_that_its_provider_serves() {
    try (var models = new ConfiguredModels(List.of(FIXED), Optional.empty(), REFRESH)) {
      assertThat(ids(models)).containsExactly("fixed/gpt-4o-mini-2024", "fixed/home/made", "offline/improv");
      assertThat(models.standard().id().name()).isEqualTo("gpt-4o-mini-2024");
      assertThat(models.find(new ModelId("fixed", "other"))).isEmpty();
      assertThat(models.find(new ModelId("nobody", "other"))).isEmpty();
    }
  }

  @Test
  void windows_and_prices_are_known_for_popular_models_and_modest_for_others() {
    try (var models = new ConfiguredModels(List.of(FIXED), Optional.empty(), REFRESH)) {
      Model popular = models.find(new ModelId("fixed", "gpt-4o-mini-2024")).orElseThrow();
      assertThat(popular.contextTokens()).isEqualTo(128_000);
      assertThat(popular.inputPrice()).contains(new BigDecimal("0.15"));
      Model other = models.find(new ModelId("fixed", "home/made")).orElseThrow();
      assertThat(other.contextTokens()).isEqualTo(8_192);
      assertThat(other.maxOutputTokens()).isEqualTo(4_096);
      assertThat(other.inputPrice()).isEmpty();
    }
  }

  @Test
  void a_provider_without_a_list_is_asked_and_takes_any_name() throws IOException, InterruptedException {
    try (var provider = new StubProvider()) {
      var asked = new ProviderSettings("stub", provider.base("http"), Optional.of("sk-secret-key"),
          List.of());
      var wanted = new ModelId("stub", "any/name");
      try (var models = new ConfiguredModels(List.of(asked), Optional.of(wanted), REFRESH)) {
        for (int i = 0; i < 400 && models.all().size() < 3; i++) Thread.sleep(5);
        assertThat(ids(models)).containsExactly("stub/b/two", "stub/one", "offline/improv");
        assertThat(models.find(wanted)).isPresent();
        assertThat(models.standard().id()).isEqualTo(wanted);
      }
      assertThat(provider.requests().getFirst()).startsWith("GET /api/v1/models ")
          .contains("Authorization: Bearer sk-secret-key");
    }
  }

  @Test
  void a_provider_that_is_not_there_is_asked_again_later() throws IOException, InterruptedException {
    var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    int port = server.getLocalPort();
    server.close();
    var asked = new ProviderSettings("stub", URI.create("http://localhost:" + port + "/v1"), Optional.empty(),
        List.of());
    try (var models = new ConfiguredModels(List.of(asked), Optional.empty(), REFRESH)) {
      Thread.sleep(200);
      assertThat(ids(models)).containsExactly("offline/improv");
      var late = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
      try (var provider = new StubProvider(late)) {
        for (int i = 0; i < 400 && models.all().size() < 3; i++) Thread.sleep(5);
        assertThat(ids(models)).hasSize(3);
        assertThat(provider.connections()).isPositive();
      }
    }
  }
}
