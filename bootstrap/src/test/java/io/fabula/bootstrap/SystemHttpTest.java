package io.fabula.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class SystemHttpTest {
  private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"([^\"#]+)\"");
  private static TestServer server;
  private static Client anyone;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    anyone = server.client();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void the_server_tells_that_it_is_well() {
    for (String path : List.of("/health", "/health/ready", "/api/health", "/api/health/ready")) {
      Answered well = anyone.get(path).is(200);
      assertThat(well.at("/object").asText()).isEqualTo("health");
      assertThat(well.at("/status").asText()).isEqualTo("ok");
      assertThat(well.at("/version").asText()).isNotBlank();
      assertThat(well.at("/checks/database").asText()).isEqualTo("ok");
    }
  }

  @Test
  void the_process_lives_whatever_it_needs() {
    Answered alive = anyone.get("/health/live").is(200);
    assertThat(alive.at("/status").asText()).isEqualTo("ok");
    assertThat(alive.at("/checks")).isEmpty();
  }

  @Test
  void the_description_is_served_as_json() {
    Answered description = anyone.get("/openapi.json").is(200);
    assertThat(description.header("Content-Type").orElse("")).startsWith("application/json");
    assertThat(description.at("/openapi").asText()).startsWith("3.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/docs", "/redoc"})
  void a_page_loads_nothing_from_another_host(String path) {
    Answered page = anyone.get(path).is(200);
    assertThat(page.header("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.header("Content-Security-Policy").orElse("")).startsWith("default-src 'self'");
    assertThat(page.text()).doesNotContain("http://", "https://").doesNotContainPattern("[\"'(]//");

    List<String> loaded = LOADED.matcher(page.text()).results().map(found -> found.group(1))
        .filter(address -> !address.startsWith("data:")).toList();
    assertThat(loaded).isNotEmpty().allSatisfy(address -> {
      assertThat(address).doesNotContain("{");
      anyone.get(address.startsWith("/") ? address : "/" + address).is(200);
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openapi.json", "/api/openapi.json", "/docs", "/redoc"})
  void head_tells_of_a_page_what_get_does(String path) {
    Answered got = anyone.get(path).is(200);
    Answered head = anyone.send("HEAD", path, BodyPublishers.noBody()).is(200);
    assertThat(head.response().body()).isEmpty();
    assertThat(head.header("Content-Type")).isEqualTo(got.header("Content-Type"));
    assertThat(head.header("Content-Length")).isEqualTo(got.header("Content-Length"));
    assertThat(anyone.send("OPTIONS", path, BodyPublishers.noBody()).is(204).header("Allow"))
        .contains("GET, HEAD, OPTIONS");
  }

  @Test
  void a_page_of_another_origin_may_read_what_a_download_is_called() {
    try (TestServer open = TestServer.start("FABULA_CORS_ORIGINS", "https://app.example")) {
      Answered answer = Client.at(open.port()).with("Origin", "https://app.example").get("/health").is(200);
      assertThat(answer.header("Access-Control-Expose-Headers").orElse("")).contains("Content-Disposition");
    }
  }
}
