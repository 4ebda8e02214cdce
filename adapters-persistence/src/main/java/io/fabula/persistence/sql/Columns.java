package io.fabula.persistence.sql;

import java.sql.ResultSet;
import java.util.Arrays;
import java.util.List;

/**
 * The columns of a select in their order: text for the statement, and numbers for reading by name.
 * SQLite's driver otherwise asks the library for every column's name with every result.
 */
public final class Columns {
  private final String[] names;
  private final String text;
  private final boolean packed;

  private Columns(List<String> names, String text, boolean packed) {
    this.names = names.toArray(String[]::new);
    this.text = text;
    this.packed = packed;
  }

  public static Columns of(String... names) {
    return new Columns(List.of(names), String.join(", ", names), false);
  }

  /** These and further ones. */
  public Columns and(String... further) {
    String[] all = Arrays.copyOf(names, names.length + further.length);
    System.arraycopy(further, 0, all, names.length, further.length);
    return of(all);
  }

  /**
   * Columns that travel as one text, joined by tabs: every column that is fetched by itself costs two
   * calls into SQLite's library and back, which for short values is more than finding the row.
   *
   * @param columns none of them null, and none but the last with a tab that does not divide fields
   * @param fields what the parts of that text are; an empty one is absent
   */
  public static Columns packed(List<String> columns, String... fields) {
    return new Columns(List.of(fields), String.join(" || '" + PackedRow.TAB + "' || ", columns), true);
  }

  /** Counted from 0. Names are literals nearly always, so the first look is for the same object. */
  int number(String name) {
    for (int i = 0; i < names.length; i++) if (names[i] == name) return i;
    for (int i = 0; i < names.length; i++) if (names[i].equals(name)) return i;
    throw new IllegalArgumentException("no column " + name);
  }

  int count() {
    return names.length;
  }

  /** Where the rows of a result are read; one for all of them. */
  Row rowsOf(ResultSet result) {
    return packed ? new PackedRow(result, this) : new ColumnRow(result, this);
  }

  /** The beginning of the statement, up to its {@code from}. */
  public String select() {
    return "select " + text + " ";
  }
}
