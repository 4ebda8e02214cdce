package io.fabula.bootstrap;

import io.fabula.bootstrap.configuration.Configuration;
import io.fabula.rest.http.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The whole server in this process, on a free port. */
final class TestServer implements AutoCloseable {
  private final Optional<Path> temporary;
  private final Fabula fabula;

  private TestServer(Optional<Path> temporary, Fabula fabula) {
    this.temporary = temporary;
    this.fabula = fabula;
  }

  /**
   * On a folder of its own, which goes with it.
   *
   * @param variables name, value, name, value …; over those of {@link #variables}
   */
  static TestServer start(String... variables) {
    try {
      Path folder = Files.createTempDirectory("fabula-test");
      return new TestServer(Optional.of(folder), started(folder, variables));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** On a folder that stays when it stops. */
  static TestServer startOn(Path folder, String... variables) {
    return new TestServer(Optional.empty(), started(folder, variables));
  }

  private static Fabula started(Path folder, String... variables) {
    Map<String, String> all = variables(folder);
    for (int i = 0; i < variables.length; i += 2) all.put(variables[i], variables[i + 1]);
    return Fabula.start(Configuration.of(all, folder.resolve("none")).settings());
  }

  /** A quick, quiet server without limits. */
  static Map<String, String> variables(Path folder) {
    var variables = new HashMap<>(Map.of("FABULA_PORT", "0", "FABULA_DATA_DIR", folder.toString(),
        "FABULA_RATE_LIMIT", "0", "FABULA_AUTH_RATE_LIMIT", "0", "FABULA_IMPROV_PACE_MILLIS", "0",
        "FABULA_LOG_LEVEL", "WARN", "FABULA_SQLITE_SYNCHRONOUS", "NORMAL", "FABULA_SAMPLES", "off",
        "FABULA_ADMIN_EMAIL", "admin@example.com", "FABULA_ADMIN_PASSWORD", "admin password"));
    variables.put("FABULA_POW", "off");
    return variables;
  }

  int port() {
    return fabula.port();
  }

  List<Route<?>> routes() {
    return fabula.server().routes();
  }

  AccountRoom accounts() {
    return fabula.accounts();
  }

  /** Somebody who is not signed in. */
  Client client() {
    return Client.at(port());
  }

  /** Somebody new. */
  Client user() {
    return client().registered();
  }

  Client admin() {
    return client().signedIn("admin@example.com", "admin password");
  }

  @Override
  public void close() {
    fabula.close();
    temporary.ifPresent(TestServer::delete);
  }

  static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
