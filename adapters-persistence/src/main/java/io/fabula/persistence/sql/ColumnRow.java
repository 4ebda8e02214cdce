package io.fabula.persistence.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** A row whose columns are asked of the driver one by one. */
record ColumnRow(ResultSet result, Columns columns) implements Row {

  @Override
  public boolean next() throws SQLException {
    return result.next();
  }

  @Override
  public String text(String column) throws SQLException {
    return result.getString(place(column));
  }

  @Override
  public Optional<String> optionalText(String column) throws SQLException {
    return Optional.ofNullable(text(column));
  }

  @Override
  public long number(String column) throws SQLException {
    return result.getLong(place(column));
  }

  @Override
  public boolean absent(String column) throws SQLException {
    return result.getObject(place(column)) == null;
  }

  @Override
  public boolean flag(String column) throws SQLException {
    return result.getBoolean(place(column));
  }

  @Override
  public byte[] bytes(String column) throws SQLException {
    return result.getBytes(place(column));
  }

  private int place(String column) {
    return columns.number(column) + 1;
  }
}
