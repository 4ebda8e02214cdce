package io.fabula.bootstrap;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class SqliteLeavingHttpTest extends LeavingHttpTest {
  @TempDir
  private static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.startOn(folder);
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
    return Everywhere.inFolder(folder);
  }
}
