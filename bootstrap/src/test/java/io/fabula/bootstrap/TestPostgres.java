package io.fabula.bootstrap;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** One real PostgreSQL for all tests of this process, and a database of its own for whoever asks. */
final class TestPostgres {
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final EmbeddedPostgres SERVER = start();

  private TestPostgres() {}

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder().start();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not start", e);
    }
  }

  /** The variables of a server on a new database, or of several on the same. */
  static String[] newDatabase() {
    String name = "fabula_" + DATABASES.incrementAndGet();
    try (var connection = SERVER.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("no database for a test", e);
    }
    return new String[]{"FABULA_DATABASE_URL", SERVER.getJdbcUrl("postgres", name), "FABULA_DATABASE_USER",
        "postgres", "FABULA_DATABASE_PASSWORD", "postgres", "FABULA_JWT_SECRET",
        "a secret of all nodes of the test"};
  }
}
