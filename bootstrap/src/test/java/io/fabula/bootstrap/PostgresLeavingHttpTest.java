package io.fabula.bootstrap;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class PostgresLeavingHttpTest extends LeavingHttpTest {
  @TempDir
  private static Path folder;
  private static TestServer server;
  private static Everywhere everywhere;

  @BeforeAll
  static void start() {
    String[] database = TestPostgres.newDatabase();
    server = TestServer.startOn(folder, database);
    everywhere = new Everywhere(folder, database[1], database[3], database[5]);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  TestServer server() {
    return server;
  }

  @Override
  Everywhere everywhere() {
    return everywhere;
  }
}
