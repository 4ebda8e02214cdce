package io.fabula.persistence.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Keeps the prepared statements of one connection for as long as it lives. Preparing costs SQLite
 * more than most of our statements cost to run, and its driver keeps nothing.
 */
final class KeptStatements extends DefaultStatementBuilder {
  private static final int KEPT = 200;

  private final Map<String, PreparedStatement> idle = new HashMap<>();

  @Override
  public PreparedStatement create(Connection connection, String sql, StatementContext context)
      throws SQLException {
    PreparedStatement known = idle.remove(sql);
    return known != null ? known : super.create(connection, sql, context);
  }

  @Override
  public void close(Connection connection, String sql, Statement statement) throws SQLException {
    if (statement instanceof PreparedStatement prepared && idle.size() < KEPT && !idle.containsKey(sql)) {
      prepared.clearParameters();
      idle.put(sql, prepared);
    } else {
      statement.close();
    }
  }

  @Override
  public void close(Connection connection) {
    for (PreparedStatement statement : idle.values()) {
      try {
        statement.close();
      } catch (SQLException e) {
        // the connection is being closed, and takes its statements with it
        continue;
      }
    }
    idle.clear();
  }
}
