package io.fabula.bootstrap;

import io.fabula.rest.http.Access;
import io.fabula.rest.http.Route;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** Something that is asked of every route. */
@Timeout(120)
abstract class RouteSweep {
  static final String NOBODY = "00000000-0000-7000-8000-000000000000";
  static TestServer server;
  Client user;
  Client admin;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  /** A sweep passes by the logout too. */
  @BeforeEach
  void come() {
    user = server.user();
    admin = server.admin();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static String path(Route<?> route) {
    return at(route, NOBODY);
  }

  /** Under the first prefix of its surface. */
  static String at(Route<?> route, String id) {
    return route.surface().prefixes().getFirst() + route.path().replaceAll("\\{[^}]*}", id);
  }

  /** Somebody whom the route does not refuse at the door. */
  Client allowed(Route<?> route) {
    return route.access() == Access.ADMIN ? admin : user;
  }

  static Stream<Route<?>> takingJson() {
    return server.routes().stream().filter(Route::takesJson);
  }
}
