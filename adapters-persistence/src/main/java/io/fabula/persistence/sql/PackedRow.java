package io.fabula.persistence.sql;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Rows that came as one value; see {@link Columns#packed}. Each is its fields, divided by tabs, then how
 * many bytes its last field has, a tab, and these: so that one may hold anything.
 */
final class PackedRow implements Row {
  static final char TAB = '\t';
  private static final int DECIMAL = 10;
  private static final int HEX = 16;
  private static final int HEX_BITS = 4;

  private final ResultSet result;
  private final Columns columns;
  private final int[] from;
  private final int[] to;
  private byte[] packed;
  private int end;

  PackedRow(ResultSet result, Columns columns) {
    this.result = result;
    this.columns = columns;
    this.from = new int[columns.count()];
    this.to = new int[columns.count()];
  }

  @Override
  public boolean next() throws SQLException {
    if (packed == null) packed = result.next() ? result.getBytes(1) : null;
    // of no rows there is no value
    if (packed == null || end == packed.length) return false;
    int last = from.length - 1;
    int at = end;
    for (int i = 0; i < last; i++) {
      from[i] = at;
      while (packed[at] != TAB) at++;
      to[i] = at++;
    }
    int length = 0;
    for (; packed[at] != TAB; at++) length = length * DECIMAL + packed[at] - '0';
    from[last] = at + 1;
    end = at + 1 + length;
    to[last] = end;
    return true;
  }

  @Override
  public String text(String column) {
    int at = columns.number(column);
    return new String(packed, from[at], to[at] - from[at], StandardCharsets.UTF_8);
  }

  @Override
  public long number(String column) {
    int field = columns.number(column);
    boolean negative = from[field] < to[field] && packed[from[field]] == '-';
    long number = 0;
    for (int at = from[field] + (negative ? 1 : 0); at < to[field]; at++) {
      number = number * DECIMAL + packed[at] - '0';
    }
    return negative ? -number : number;
  }

  @Override
  public boolean absent(String column) {
    int at = columns.number(column);
    return from[at] == to[at];
  }

  @Override
  public boolean flag(String column) {
    return number(column) != 0;
  }

  @Override
  public byte[] bytes(String column) {
    throw new IllegalArgumentException("bytes do not travel packed: " + column);
  }

  /** As {@link UUID#toString} writes them, which is how they are kept. */
  @Override
  public UUID id(String column) {
    int field = columns.number(column);
    long high = 0;
    long low = 0;
    for (int at = from[field], digits = 0; at < to[field]; at++) {
      if (packed[at] == '-') continue;
      int digit = Character.digit(packed[at], HEX);
      if (digits++ < HEX) high = high << HEX_BITS | digit;
      else low = low << HEX_BITS | digit;
    }
    return new UUID(high, low);
  }
}
