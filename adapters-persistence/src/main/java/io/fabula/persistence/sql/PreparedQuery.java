package io.fabula.persistence.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A select that every turn or every page runs: straight JDBC with numbered values, kept prepared.
 * Binding by name and mapping through jdbi cost more than twice what SQLite itself takes for a page of
 * history; all other statements are jdbi's.
 *
 * @param sql from {@link Columns#select} or {@link Columns#rows} on, with a question mark for each value
 */
public record PreparedQuery<T>(String sql, Columns columns, Row.Reading<T> reading) {

  List<T> run(Connection connection, StatementCache statements, Object... values) throws SQLException {
    PreparedStatement statement = statements.take(connection, sql);
    boolean sound = false;
    try {
      PreparedUpdate.bind(statement, values);
      try (ResultSet result = statement.executeQuery()) {
        List<T> rows = rows(result);
        sound = true;
        return rows;
      }
    } finally {
      statements.giveBack(sql, statement, sound);
    }
  }

  /** A list that its reader may change. */
  List<T> rows(ResultSet result) throws SQLException {
    var rows = new ArrayList<T>();
    Row row = columns.rowsOf(result);
    while (row.next()) rows.add(reading.read(row));
    return rows;
  }
}
