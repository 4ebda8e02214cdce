package io.fabula.persistence.sql;

import java.util.Map;

/** Where the databases differ; everything else is one SQL. */
public enum Dialect {
  SQLITE(Map.of("bytes", "blob", "clustered", " without rowid", "structured_tags", """
      select c.id, k.key as category, v.value as tag
      from character_character c, json_each(c.structured_tags) k, json_each(k.value) v""")),
  POSTGRESQL(Map.of("bytes", "bytea", "clustered", "", "structured_tags",
      """
          select c.id, k.key as category, v.value as tag
          from character_character c, jsonb_each(c.structured_tags::jsonb) k, jsonb_array_elements_text(k.value) v"""));

  private final Map<String, String> words;

  Dialect(Map<String, String> words) {
    this.words = words;
  }

  /** What the placeholders of the migrations stand for. */
  Map<String, String> words() {
    return words;
  }
}
