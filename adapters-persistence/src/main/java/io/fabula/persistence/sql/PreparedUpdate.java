package io.fabula.persistence.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;

/** A change that every turn makes: as {@link PreparedQuery}. */
public record PreparedUpdate(String sql) {
  static final PreparedUpdate BEGIN = new PreparedUpdate("begin");
  static final PreparedUpdate COMMIT = new PreparedUpdate("commit");

  int run(Connection connection, StatementCache statements, Object... values) throws SQLException {
    PreparedStatement statement = statements.take(connection, sql);
    boolean sound = false;
    try {
      bind(statement, values);
      int changed = statement.executeUpdate();
      sound = true;
      return changed;
    } finally {
      statements.giveBack(sql, statement, sound);
    }
  }

  static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      switch (values[i]) {
        case null -> statement.setNull(i + 1, Types.NULL);
        case String text -> statement.setString(i + 1, text);
        case Long number -> statement.setLong(i + 1, number);
        case Integer number -> statement.setInt(i + 1, number);
        case Boolean flag -> statement.setBoolean(i + 1, flag);
        case byte[] bytes -> statement.setBytes(i + 1, bytes);
        default -> throw new IllegalArgumentException("no way to bind " + values[i].getClass());
      }
    }
  }
}
