package io.fabula.persistence.sql;

import java.util.Map;

/** Where the databases differ; everything else is one SQL. */
public enum Dialect {
  SQLITE(Map.of("bytes", "blob", "clustered", " without rowid")),
  POSTGRESQL(Map.of("bytes", "bytea", "clustered", ""));

  private final Map<String, String> words;

  Dialect(Map<String, String> words) {
    this.words = words;
  }

  /** What the placeholders of the migrations stand for. */
  Map<String, String> words() {
    return words;
  }
}
