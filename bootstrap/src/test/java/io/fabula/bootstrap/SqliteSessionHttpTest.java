package io.fabula.bootstrap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class SqliteSessionHttpTest extends SessionHttpTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  TestServer one() {
    return server;
  }

  @Override
  TestServer other() {
    return server;
  }
}
