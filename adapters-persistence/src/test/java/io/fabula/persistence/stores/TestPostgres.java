package io.fabula.persistence.stores;

import io.fabula.domain.account.UserFixtures;
import io.fabula.persistence.sql.DatabaseSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Optional;

/** One real server for all tests of this process, and a database of its own for whoever asks. */
final class TestPostgres {
  private static final EmbeddedPostgres SERVER = start();

  private TestPostgres() {}

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder().start();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not start", e);
    }
  }

  static DatabaseSettings newDatabase() {
    String name = "fabula_" + UserFixtures.unique();
    try (var connection = SERVER.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("no database for a test", e);
    }
    return new DatabaseSettings(SERVER.getJdbcUrl("postgres", name), Optional.of("postgres"),
        Optional.of("postgres"), DatabaseSettings.READERS_DEFAULT, "FULL");
  }
}
