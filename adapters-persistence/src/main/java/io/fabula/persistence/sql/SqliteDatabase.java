package io.fabula.persistence.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** One file, one writer, many readers beside it (write-ahead log). */
final class SqliteDatabase extends Database {
  private static final PreparedUpdate BEGIN_WRITING = new PreparedUpdate("begin immediate");
  private static final int BUSY_MILLIS = 5_000;
  private static final int CACHE_KIB = 8_192;
  private static final int CHECKPOINT_PAGES = 2_000;

  private final Readers readers;
  private final GroupCommit writer;
  private final DataSource source;

  private SqliteDatabase(Jdbi reading, int readers, DataSource writing) {
    this.readers = new Readers(reading, readers);
    this.source = writing;
    Jdbi jdbi = Jdbi.create(writing);
    this.writer = new GroupCommit(this, () -> Session.keeping(jdbi.open()), BEGIN_WRITING,
        "sqlite-writer");
  }

  static SqliteDatabase at(DatabaseSettings settings) {
    var writing = source(settings, SQLiteConfig.TransactionMode.IMMEDIATE);
    Migrations.run(writing, Dialect.SQLITE);
    var reading = source(settings, SQLiteConfig.TransactionMode.DEFERRED);
    var database = new SqliteDatabase(Jdbi.create(() -> queryOnly(reading)), settings.readers(),
        writing);
    database.writer.start();
    return database;
  }

  private static Connection queryOnly(SQLiteDataSource source) throws SQLException {
    Connection connection = source.getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute("pragma query_only = 1");
    }
    return connection;
  }

  private static SQLiteDataSource source(DatabaseSettings settings, SQLiteConfig.TransactionMode mode) {
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.valueOf(settings.synchronous()));
    config.setBusyTimeout(BUSY_MILLIS);
    config.enforceForeignKeys(true);
    config.setTransactionMode(mode);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    // ids are ours, so nobody asks; the driver would prepare for it with every insert
    config.setGetGeneratedKeys(false);
    // pages that are written again and again go to the file once in a while, not at every thousandth
    config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, Integer.toString(CHECKPOINT_PAGES));
    config.setPragma(SQLiteConfig.Pragma.CACHE_SIZE, Integer.toString(-CACHE_KIB));
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
  <T> T readApart(Function<Session, T> work) {
    return readers.use(work);
  }

  /** One read transaction: the locks of the file are taken once, not for every statement. */
  @Override
  <T> T lookApart(Supplier<T> reads) {
    return readers.use(session -> {
      session.change(PreparedUpdate.BEGIN);
      try {
        return bound(session, reads);
      } finally {
        session.change(PreparedUpdate.COMMIT);
      }
    });
  }

  /** They write beside the writer, statement by statement: a library's few, from threads of the platform. */
  @Override
  DataSource apart() {
    return source;
  }

  @Override
  public Dialect dialect() {
    return Dialect.SQLITE;
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
