package io.fabula.persistence.sql;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;

/** Connections that inside a unit of work are the unit's own, which its borrower cannot close. */
final class UnitConnections implements DataSource {
  private final DataSource apart;
  private final Supplier<Optional<Handle>> unit;

  UnitConnections(DataSource apart, Supplier<Optional<Handle>> unit) {
    this.apart = apart;
    this.unit = unit;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Optional<Handle> current = unit.get();
    return current.isPresent() ? lent(current.get().getConnection()) : apart.getConnection();
  }

  private static Connection lent(Connection connection) {
    return (Connection) Proxy.newProxyInstance(UnitConnections.class.getClassLoader(),
        new Class<?>[]{Connection.class}, (proxy, method, arguments) -> {
          if (method.getName().equals("close")) return null;
          try {
            return method.invoke(connection, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return apart.getConnection(user, password);
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return apart.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    apart.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    apart.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return apart.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return apart.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return apart.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return apart.isWrapperFor(type);
  }
}
