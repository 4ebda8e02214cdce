package io.fabula.bootstrap;

import io.fabula.bootstrap.configuration.Configuration;
import io.fabula.bootstrap.configuration.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** One short life of the server, in which java learns which classes a start and first requests need. */
final class Rehearsal {
  private Rehearsal() {}

  static void run() throws InterruptedException {
    Path folder = temporary();
    try {
      Settings settings = Configuration.of(
          Map.of("FABULA_PORT", "0", "FABULA_DATA_DIR", folder.toString(), "FABULA_IMPROV_PACE_MILLIS", "0"),
          folder.resolve("none")).settings();
      Logging.start(settings);
      try (Fabula fabula = Fabula.start(settings); HttpClient client = HttpClient.newHttpClient()) {
        Welcome.text(settings, fabula);
        for (String path : new String[]{"/health", "/", "/api/models", "/api/characters", "/api/nothing"}) {
          ask(client, HttpRequest.newBuilder(address(fabula, path)).build());
        }
        ask(client, HttpRequest.newBuilder(address(fabula, "/api/auth/login"))
            .POST(HttpRequest.BodyPublishers.ofString("{}")).header("Content-Type", "application/json")
            .build());
      }
    } finally {
      remove(folder);
    }
  }

  private static URI address(Fabula fabula, String path) {
    return URI.create("http://127.0.0.1:" + fabula.port() + path);
  }

  private static void ask(HttpClient client, HttpRequest request) throws InterruptedException {
    try {
      client.send(request, HttpResponse.BodyHandlers.discarding());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("fabula-rehearsal");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
