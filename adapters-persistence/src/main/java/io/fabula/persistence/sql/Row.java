package io.fabula.persistence.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Named columns of one row in the types of the domain. */
public record Row(ResultSet columns) {

  /** Reads a row; failures of the driver become the caller's through jdbi. */
  @FunctionalInterface
  public interface Reading<T> {
    T read(Row row) throws SQLException;
  }

  /** The reading as jdbi wants it. */
  public static <T> org.jdbi.v3.core.mapper.RowMapper<T> as(Reading<T> reading) {
    return (columns, context) -> reading.read(new Row(columns));
  }

  public String text(String column) throws SQLException {
    return columns.getString(column);
  }

  public Optional<String> optionalText(String column) throws SQLException {
    return Optional.ofNullable(columns.getString(column));
  }

  public UUID id(String column) throws SQLException {
    return UUID.fromString(columns.getString(column));
  }

  public Optional<UUID> optionalId(String column) throws SQLException {
    return optionalText(column).map(UUID::fromString);
  }

  public long number(String column) throws SQLException {
    return columns.getLong(column);
  }

  public int integer(String column) throws SQLException {
    return columns.getInt(column);
  }

  public Optional<Integer> optionalInteger(String column) throws SQLException {
    int value = columns.getInt(column);
    return columns.wasNull() ? Optional.empty() : Optional.of(value);
  }

  public boolean flag(String column) throws SQLException {
    return columns.getBoolean(column);
  }

  public Instant instant(String column) throws SQLException {
    return Instant.ofEpochMilli(columns.getLong(column));
  }

  public Optional<Instant> optionalInstant(String column) throws SQLException {
    long value = columns.getLong(column);
    return columns.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(value));
  }

  public byte[] bytes(String column) throws SQLException {
    return columns.getBytes(column);
  }
}
