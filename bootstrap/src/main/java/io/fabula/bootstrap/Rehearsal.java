package io.fabula.bootstrap;

import io.fabula.bootstrap.configuration.Configuration;
import io.fabula.bootstrap.configuration.Settings;
import io.fabula.bootstrap.rehearsal.FirstMinute;
import io.fabula.bootstrap.rehearsal.ScriptedProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One short life of the server, in which java learns which classes a start and a first minute need. */
final class Rehearsal {
  private Rehearsal() {}

  static void run() throws InterruptedException {
    Path folder = temporary();
    try (var provider = new ScriptedProvider(); HttpClient client = HttpClient.newHttpClient()) {
      Settings settings = Configuration.of(Map.of("FABULA_PORT", "0", "FABULA_DATA_DIR", folder.toString(),
          "FABULA_POW", "off", "FABULA_IMPROV_PACE_MILLIS", "0", "FABULA_PROVIDER_SCRIPTED_BASE_URL",
          provider.address().toString()), folder.resolve("none")).settings();
      Logging.start(settings);
      try (Fabula fabula = Fabula.start(settings)) {
        Welcome.text(settings, fabula);
        new FirstMinute(client, URI.create("http://127.0.0.1:" + fabula.port()))
            .live(List.of("scripted/" + ScriptedProvider.MODEL, "offline/improv"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      remove(folder);
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
