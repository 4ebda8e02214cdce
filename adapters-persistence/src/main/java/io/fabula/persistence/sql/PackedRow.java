package io.fabula.persistence.sql;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A row that came as one text; see {@link Columns#packed}. */
final class PackedRow implements Row {
  static final char TAB = '\t';

  private final ResultSet result;
  private final Columns columns;
  private final int[] ends;
  private String packed;

  PackedRow(ResultSet result, Columns columns) {
    this.result = result;
    this.columns = columns;
    this.ends = new int[columns.count()];
  }

  @Override
  public void arrive() throws SQLException {
    packed = result.getString(1);
    int last = ends.length - 1;
    for (int i = 0, from = 0; i < last; i++) {
      ends[i] = packed.indexOf(TAB, from);
      from = ends[i] + 1;
    }
    ends[last] = packed.length();
  }

  @Override
  public String text(String column) {
    int at = columns.number(column);
    return packed.substring(from(at), ends[at]);
  }

  @Override
  public long number(String column) {
    int at = columns.number(column);
    int from = from(at);
    return from == ends[at] ? 0 : Long.parseLong(packed, from, ends[at], 10);
  }

  @Override
  public boolean absent(String column) {
    int at = columns.number(column);
    return from(at) == ends[at];
  }

  @Override
  public boolean flag(String column) {
    return number(column) != 0;
  }

  @Override
  public byte[] bytes(String column) {
    throw new IllegalArgumentException("bytes do not travel packed: " + column);
  }

  private int from(int at) {
    return at == 0 ? 0 : ends[at - 1] + 1;
  }
}
