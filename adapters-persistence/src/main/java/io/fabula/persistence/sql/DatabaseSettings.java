package io.fabula.persistence.sql;

import java.util.Optional;

/**
 * Where the database is.
 *
 * @param url {@code jdbc:sqlite:<file>} or {@code jdbc:postgresql://…}
 * @param readers connections for reading (SQLite), or for everything (PostgreSQL)
 * @param synchronous SQLite's durability: {@code FULL} survives a power cut, {@code NORMAL} a crash of
 *     the process alone
 */
public record DatabaseSettings(
    String url, Optional<String> user, Optional<String> password, int readers, String synchronous) {
  public static final int READERS_DEFAULT = 8;

  public static DatabaseSettings of(String url) {
    return new DatabaseSettings(url, Optional.empty(), Optional.empty(), READERS_DEFAULT, "FULL");
  }

  public Dialect dialect() {
    if (url.startsWith("jdbc:sqlite:")) return Dialect.SQLITE;
    if (url.startsWith("jdbc:postgresql:")) return Dialect.POSTGRESQL;
    throw new IllegalArgumentException("neither SQLite nor PostgreSQL: " + url);
  }
}
