package io.fabula.persistence.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * The prepared statements of one connection, for as long as it lives. Preparing costs SQLite more
 * than most of our statements cost to run, and its driver keeps nothing.
 */
interface StatementCache {
  PreparedStatement take(Connection connection, String sql) throws SQLException;

  /**
   * @param sound whether it ran without a failure and can be used again
   */
  void giveBack(String sql, PreparedStatement statement, boolean sound) throws SQLException;

  /** For drivers that keep statements themselves. */
  StatementCache NONE = new StatementCache() {
    @Override
    public PreparedStatement take(Connection connection, String sql) throws SQLException {
      return connection.prepareStatement(sql);
    }

    @Override
    public void giveBack(String sql, PreparedStatement statement, boolean sound) throws SQLException {
      statement.close();
    }
  };

  /** Used by the one thread that has the connection. */
  final class Keeping implements StatementCache {
    private final Map<String, PreparedStatement> idle = new HashMap<>();

    @Override
    public PreparedStatement take(Connection connection, String sql) throws SQLException {
      PreparedStatement known = idle.remove(sql);
      return known != null ? known : connection.prepareStatement(sql);
    }

    @Override
    public void giveBack(String sql, PreparedStatement statement, boolean sound) throws SQLException {
      if (!sound || idle.putIfAbsent(sql, statement) != null) statement.close();
    }
  }
}
