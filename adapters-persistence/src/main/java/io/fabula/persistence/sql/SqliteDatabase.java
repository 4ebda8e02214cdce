package io.fabula.persistence.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** One file, one writer, many readers beside it (write-ahead log). */
final class SqliteDatabase extends Database {
  private static final int BUSY_MILLIS = 5_000;

  private final HikariDataSource readers;
  private final GroupCommit writer;

  private SqliteDatabase(HikariDataSource readers, SQLiteDataSource writing) {
    super(Dialect.SQLITE, Jdbi.create(readers));
    this.readers = readers;
    Jdbi one = Jdbi.create(writing);
    this.writer = new GroupCommit(this, one::open, "sqlite-writer");
  }

  static SqliteDatabase at(DatabaseSettings settings) {
    var writing = source(settings, SQLiteConfig.TransactionMode.IMMEDIATE);
    Migrations.run(writing, Dialect.SQLITE);
    var pool = new HikariConfig();
    pool.setPoolName("sqlite-readers");
    pool.setDataSource(source(settings, SQLiteConfig.TransactionMode.DEFERRED));
    pool.setMaximumPoolSize(settings.readers());
    pool.setMinimumIdle(1);
    pool.setConnectionInitSql("pragma query_only = 1");
    var database = new SqliteDatabase(new HikariDataSource(pool), writing);
    database.writer.start();
    return database;
  }

  private static SQLiteDataSource source(DatabaseSettings settings, SQLiteConfig.TransactionMode mode) {
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.valueOf(settings.synchronous()));
    config.setBusyTimeout(BUSY_MILLIS);
    config.enforceForeignKeys(true);
    config.setTransactionMode(mode);
    var source = new SQLiteDataSource(config);
    source.setUrl(settings.url());
    return source;
  }

  @Override
  public <T> T run(Supplier<T> work) {
    // work handed to the writer by the writer would wait for itself
    if (inUnit()) throw new IllegalStateException("units of work do not nest");
    try {
      return writer.submit(work).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) throw cause;
      if (e.getCause() instanceof Error error) throw error;
      throw e;
    }
  }

  @Override
  public GroupCommit groupCommit() {
    return writer;
  }

  @Override
  public void close() {
    writer.close();
    readers.close();
  }
}
