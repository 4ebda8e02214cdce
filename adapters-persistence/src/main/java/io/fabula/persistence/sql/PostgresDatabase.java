package io.fabula.persistence.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** A server for any number of nodes: each unit of work has a connection of its own. */
final class PostgresDatabase extends Database {
  /** Fails where a statement before failed: a commit would then roll back and say nothing. */
  private static final PreparedUpdate CHECK = new PreparedUpdate("set constraints all immediate");

  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final GroupCommit journalWriter;

  private PostgresDatabase(HikariDataSource pool, Jdbi jdbi) {
    this.pool = pool;
    this.jdbi = jdbi;
    this.journalWriter = new GroupCommit(this, () -> Session.gathering(jdbi.open()),
        PreparedUpdate.BEGIN,
        "journal-writer");
  }

  static PostgresDatabase at(DatabaseSettings settings) {
    var config = new HikariConfig();
    config.setPoolName("postgresql");
    config.setJdbcUrl(settings.url());
    settings.user().ifPresent(config::setUsername);
    settings.password().ifPresent(config::setPassword);
    config.setMaximumPoolSize(settings.readers());
    config.setMinimumIdle(1);
    var pool = new HikariDataSource(config);
    Migrations.run(pool, Dialect.POSTGRESQL);
    var database = new PostgresDatabase(pool, Jdbi.create(pool));
    database.journalWriter.start();
    return database;
  }

  @Override
  public <T> T run(Supplier<T> work) {
    if (inUnit()) throw new IllegalStateException("units of work do not nest");
    try (Handle handle = jdbi.open()) {
      return handle.inTransaction(transaction -> {
        Session session = Session.gathering(transaction);
        T result = bound(session, work);
        session.changeSoon(CHECK);
        // along with what is held back: the commit that follows finds nothing left to do, and makes no journey
        session.change(PreparedUpdate.COMMIT);
        return result;
      });
    }
  }

  @Override
  <T> T readApart(Function<Session, T> work) {
    try (Session session = Session.passing(jdbi.open())) {
      return work.apply(session);
    }
  }

  /** One connection; a transaction would cost two round trips and show the same. */
  @Override
  <T> T lookApart(Supplier<T> reads) {
    try (Handle handle = jdbi.open()) {
      return bound(Session.looking(handle), reads);
    }
  }

  @Override
  DataSource apart() {
    return pool;
  }

  @Override
  public Dialect dialect() {
    return Dialect.POSTGRESQL;
  }

  @Override
  public GroupCommit groupCommit() {
    return journalWriter;
  }

  @Override
  public void close() {
    journalWriter.close();
    pool.close();
  }
}
