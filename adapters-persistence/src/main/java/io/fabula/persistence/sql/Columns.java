package io.fabula.persistence.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns of a select in their order: text for the statement, and numbers for reading by name.
 * SQLite's driver otherwise asks the library for every column's name with every result.
 */
public final class Columns {
  private final String text;
  private final Map<String, Integer> numbers = new HashMap<>();

  private Columns(List<String> names) {
    this.text = String.join(", ", names);
    for (int i = 0; i < names.size(); i++) numbers.put(names.get(i), i + 1);
  }

  public static Columns of(String... names) {
    return new Columns(List.of(names));
  }

  int number(String name) {
    return numbers.get(name);
  }

  /** The beginning of the statement, up to its {@code from}. */
  public String select() {
    return "select " + text + " ";
  }
}
