package io.fabula.persistence.sql;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;

/** One row, read by column name, in the types of the domain. */
public sealed interface Row permits ColumnRow, PackedRow {

  /** Reads a row; failures of the driver become the caller's through jdbi. */
  @FunctionalInterface
  interface Reading<T> {
    T read(Row row) throws SQLException;
  }

  /** The reading of a select of exactly these columns, as jdbi wants it. */
  static <T> RowMapper<T> as(Columns columns, Reading<T> reading) {
    return (result, context) -> reading.read(new ColumnRow(result, columns));
  }

  /** Goes to the next row, and says whether there is one. */
  boolean next() throws SQLException;

  /** What is never absent. */
  String text(String column) throws SQLException;

  /** 0 where there is none. */
  long number(String column) throws SQLException;

  boolean absent(String column) throws SQLException;

  boolean flag(String column) throws SQLException;

  byte[] bytes(String column) throws SQLException;

  default Optional<String> optionalText(String column) throws SQLException {
    return absent(column) ? Optional.empty() : Optional.of(text(column));
  }

  default UUID id(String column) throws SQLException {
    return UUID.fromString(text(column));
  }

  default Optional<UUID> optionalId(String column) throws SQLException {
    return absent(column) ? Optional.empty() : Optional.of(id(column));
  }

  default int integer(String column) throws SQLException {
    return Math.toIntExact(number(column));
  }

  default Optional<Integer> optionalInteger(String column) throws SQLException {
    return absent(column) ? Optional.empty() : Optional.of(integer(column));
  }

  default Instant instant(String column) throws SQLException {
    return Instant.ofEpochMilli(number(column));
  }

  default Optional<Instant> optionalInstant(String column) throws SQLException {
    return absent(column) ? Optional.empty() : Optional.of(instant(column));
  }
}
