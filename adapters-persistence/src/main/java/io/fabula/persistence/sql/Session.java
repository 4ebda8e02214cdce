package io.fabula.persistence.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * One connection in use, with the statements it keeps. One that gathers holds back what nobody waits for
 * and sends it along with the next statement: to a server each statement by itself is a journey.
 */
final class Session implements AutoCloseable {
  private final Handle handle;
  private final StatementCache statements;
  private final boolean gathers;
  private final Optional<ReadAhead> ahead;
  private final List<PreparedUpdate> held = new ArrayList<>();
  private final List<Object> heldValues = new ArrayList<>();

  private Session(Handle handle, StatementCache statements, boolean gathers,
      Optional<ReadAhead> ahead) {
    this.handle = handle;
    this.statements = statements;
    this.gathers = gathers;
    this.ahead = ahead;
  }

  /** Of a connection that lives long, and keeps its statements. */
  static Session keeping(Handle handle) {
    return new Session(handle, new StatementCache.Keeping(), false, Optional.empty());
  }

  static Session passing(Handle handle) {
    return new Session(handle, StatementCache.NONE, false, Optional.empty());
  }

  /** For reads that belong together, each of which would be a journey. */
  static Session looking(Handle handle) {
    return new Session(handle, StatementCache.NONE, false, Optional.of(new ReadAhead()));
  }

  /** Within a transaction, at whose end somebody has to {@link #send}. */
  static Session gathering(Handle handle) {
    return new Session(handle, StatementCache.NONE, true, Optional.empty());
  }

  /** For statements of any kind, after those that are held back. */
  Handle handle() {
    send();
    return handle;
  }

  private Connection connection() {
    return handle.getConnection();
  }

  <T> List<T> list(Asked<T> asked) {
    Optional<List<T>> known = ahead.flatMap(read -> read.take(asked));
    if (known.isPresent()) return known.get();
    send();
    try {
      return asked.query().run(connection(), statements, asked.values().toArray());
    } catch (SQLException e) {
      throw failed(asked.query().sql(), e);
    }
  }

  /** Asks now for what is going to be asked for, where that saves journeys. */
  void ahead(List<Asked<?>> asked) {
    if (ahead.isEmpty()) return;
    try {
      ahead.get().read(connection(), asked);
    } catch (SQLException e) {
      throw failed("what is read ahead", e);
    }
  }

  /** Says how many rows it changed. */
  int change(PreparedUpdate update, Object... values) {
    hold(update, values);
    return send();
  }

  /** A change that is made before anything that follows, and that fails there if not here. */
  void changeSoon(PreparedUpdate update, Object... values) {
    hold(update, values);
    if (!gathers) send();
  }

  private void hold(PreparedUpdate update, Object... values) {
    held.add(update);
    heldValues.addAll(Arrays.asList(values));
  }

  /** Makes what is held back, in one journey; says how many rows the last statement changed. */
  int send() {
    if (held.isEmpty()) return 0;
    List<PreparedUpdate> updates = List.copyOf(held);
    Object[] values = heldValues.toArray();
    forget();
    String sql = oneText(updates.stream().map(PreparedUpdate::sql));
    try {
      return updates.size() == 1 ? updates.getFirst().run(connection(), statements, values)
          : together(sql, values);
    } catch (SQLException e) {
      throw failed(sql, e);
    }
  }

  /** Several statements, which PostgreSQL's driver sends without waiting between them. */
  static String oneText(Stream<String> statements) {
    return statements.collect(Collectors.joining(";\n"));
  }

  private int together(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection().prepareStatement(sql)) {
      PreparedUpdate.bind(statement, values);
      statement.execute();
      int changed = statement.getUpdateCount();
      while (statement.getMoreResults() || statement.getUpdateCount() >= 0)
        changed = statement.getUpdateCount();
      return changed;
    }
  }

  /** What is held back will not be made. */
  void forget() {
    held.clear();
    heldValues.clear();
  }

  private static UnableToExecuteStatementException failed(String sql, SQLException cause) {
    return new UnableToExecuteStatementException(cause.getMessage() + " in " + sql, cause, null);
  }

  @Override
  public void close() {
    handle.close();
  }
}
