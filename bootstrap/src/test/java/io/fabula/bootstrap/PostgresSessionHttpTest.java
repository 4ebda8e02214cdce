package io.fabula.bootstrap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresSessionHttpTest extends SessionHttpTest {
  private static TestServer one;
  private static TestServer other;

  @BeforeAll
  static void start() {
    String[] database = TestPostgres.newDatabase();
    one = TestServer.start(database);
    other = TestServer.start(database);
  }

  @AfterAll
  static void stop() {
    other.close();
    one.close();
  }

  @Override
  TestServer one() {
    return one;
  }

  @Override
  TestServer other() {
    return other;
  }
}
