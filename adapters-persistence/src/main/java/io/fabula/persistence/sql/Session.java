package io.fabula.persistence.sql;

import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** One connection in use, with the statements it keeps. */
record Session(Handle handle, StatementCache statements) implements AutoCloseable {

  /** Of a connection that lives long, and keeps its statements. */
  static Session keeping(Handle handle) {
    return new Session(handle, new StatementCache.Keeping());
  }

  static Session passing(Handle handle) {
    return new Session(handle, StatementCache.NONE);
  }

  <T> List<T> list(PreparedQuery<T> query, Object... values) {
    try {
      return query.run(handle.getConnection(), statements, values);
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(e.getMessage() + " in " + query.sql(), e, null);
    }
  }

  int change(PreparedUpdate update, Object... values) {
    try {
      return update.run(handle.getConnection(), statements, values);
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(e.getMessage() + " in " + update.sql(), e, null);
    }
  }

  @Override
  public void close() {
    handle.close();
  }
}
