package io.fabula.persistence.sql;

import java.sql.ResultSet;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
   * Columns whose rows travel all as one value: each row and each column that is fetched by itself costs
   * calls into SQLite's library and back, which for short values is more than finding the row. The last
   * one comes with its length before it, so it may hold what it likes.
   *
   * @param columns none of them null, and none but the last with a tab that does not divide fields
   * @param fields what the parts of a row are; an empty one is absent
   */
  public static Columns packed(List<String> columns, String... fields) {
    String last = columns.getLast();
    String line = Stream.concat(columns.subList(0, columns.size() - 1).stream(),
        Stream.of("octet_length(" + last + ")", last)).collect(Collectors.joining(", "));
    return new Columns(List.of(fields), line, true);
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
    if (packed) throw new IllegalStateException("packed rows need the whole statement");
    return "select " + text + " ";
  }

  /**
   * The whole statement. Packed rows are joined in the order of the sub-select, which both databases keep
   * and neither promises: who depends on it looks at the rows.
   *
   * @param from from its {@code from} on
   */
  public String rows(String from) {
    if (!packed) return select() + from;
    return "select string_agg(line, '') from (select concat_ws('" + PackedRow.TAB + "', " + text
        + ") as line "
        + from + ") lines";
  }
}
