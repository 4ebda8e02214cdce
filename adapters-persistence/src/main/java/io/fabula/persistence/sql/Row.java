package io.fabula.persistence.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;

/** One row, read by column name, in the types of the domain. */
public final class Row {
  private final ResultSet result;
  private final Columns columns;

  Row(ResultSet result, Columns columns) {
    this.result = result;
    this.columns = columns;
  }

  /** Reads a row; failures of the driver become the caller's through jdbi. */
  @FunctionalInterface
  public interface Reading<T> {
    T read(Row row) throws SQLException;
  }

  /** The reading of a select of exactly these columns, as jdbi wants it. */
  public static <T> RowMapper<T> as(Columns columns, Reading<T> reading) {
    return (result, context) -> reading.read(new Row(result, columns));
  }

  public String text(String column) throws SQLException {
    return result.getString(columns.number(column));
  }

  public Optional<String> optionalText(String column) throws SQLException {
    return Optional.ofNullable(text(column));
  }

  public UUID id(String column) throws SQLException {
    return UUID.fromString(text(column));
  }

  public Optional<UUID> optionalId(String column) throws SQLException {
    return optionalText(column).map(UUID::fromString);
  }

  public long number(String column) throws SQLException {
    return result.getLong(columns.number(column));
  }

  public int integer(String column) throws SQLException {
    return result.getInt(columns.number(column));
  }

  public Optional<Integer> optionalInteger(String column) throws SQLException {
    int value = integer(column);
    return result.wasNull() ? Optional.empty() : Optional.of(value);
  }

  public boolean flag(String column) throws SQLException {
    return result.getBoolean(columns.number(column));
  }

  public Instant instant(String column) throws SQLException {
    return Instant.ofEpochMilli(number(column));
  }

  public Optional<Instant> optionalInstant(String column) throws SQLException {
    long value = number(column);
    return result.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(value));
  }

  public byte[] bytes(String column) throws SQLException {
    return result.getBytes(columns.number(column));
  }
}
