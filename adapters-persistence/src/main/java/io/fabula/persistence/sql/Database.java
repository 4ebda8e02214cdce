package io.fabula.persistence.sql;

import io.fabula.domain.shared.UnitOfWork;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * One database: how stores read and write it.
 *
 * <p>Inside a unit of work every call uses the unit's connection; outside, a read takes a connection
 * of its own for a moment, and a write becomes a unit of its own.
 */
public abstract class Database implements UnitOfWork, AutoCloseable {
  private final ThreadLocal<Handle> unit = new ThreadLocal<>();
  private final Dialect dialect;

  Database(Dialect dialect) {
    this.dialect = dialect;
  }

  /** Opens the database and brings its tables up to date. */
  public static Database open(DatabaseSettings settings) {
    return switch (settings.dialect()) {
      case SQLITE -> SqliteDatabase.at(settings);
      case POSTGRESQL -> PostgresDatabase.at(settings);
    };
  }

  public Dialect dialect() {
    return dialect;
  }

  public <T> T read(Function<Handle, T> work) {
    Handle current = unit.get();
    return current != null ? work.apply(current) : readApart(work);
  }

  /** A read outside any unit. */
  abstract <T> T readApart(Function<Handle, T> work);

  public void write(Consumer<Handle> work) {
    change(handle -> {
      work.accept(handle);
      return null;
    });
  }

  /** A write that answers. */
  public <T> T change(Function<Handle, T> work) {
    Handle current = unit.get();
    return current != null ? work.apply(current) : run(() -> work.apply(unit.get()));
  }

  /** The writer that commits for many at once; what it flushes comes before the units of the same commit. */
  public abstract GroupCommit groupCommit();

  /** Whether the database answers. */
  public boolean healthy() {
    try {
      return read(handle -> handle.createQuery("select 1").mapTo(Integer.class).one()) == 1;
    } catch (org.jdbi.v3.core.JdbiException e) {
      return false;
    }
  }

  /** Lets everything below run on one connection. */
  <T> T bound(Handle handle, java.util.function.Supplier<T> work) {
    if (unit.get() != null) throw new IllegalStateException("units of work do not nest");
    unit.set(handle);
    try {
      return work.get();
    } finally {
      unit.remove();
    }
  }

  boolean inUnit() {
    return unit.get() != null;
  }

  @Override
  public abstract void close();
}
