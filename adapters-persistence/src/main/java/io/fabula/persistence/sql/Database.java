package io.fabula.persistence.sql;

import io.fabula.domain.shared.UnitOfWork;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * One database: how stores read and write it.
 *
 * <p>Inside a unit of work every call uses the unit's connection; outside, a read takes a connection
 * of its own for a moment, and a write becomes a unit of its own.
 */
public abstract class Database implements UnitOfWork, AutoCloseable {
  private final ThreadLocal<Session> unit = new ThreadLocal<>();

  /** Opens the database and brings its tables up to date. */
  public static Database open(DatabaseSettings settings) {
    return switch (settings.dialect()) {
      case SQLITE -> SqliteDatabase.at(settings);
      case POSTGRESQL -> PostgresDatabase.at(settings);
    };
  }

  public <T> T read(Function<Handle, T> work) {
    return reading(session -> work.apply(session.handle()));
  }

  /** The rows of a select that is run often. */
  public <T> List<T> list(PreparedQuery<T> query, Object... values) {
    return list(Asked.of(query, values));
  }

  public <T> List<T> list(Asked<T> asked) {
    return reading(session -> session.list(asked));
  }

  /** Its first row. */
  public <T> Optional<T> first(PreparedQuery<T> query, Object... values) {
    return first(Asked.of(query, values));
  }

  public <T> Optional<T> first(Asked<T> asked) {
    return list(asked).stream().findFirst();
  }

  /**
   * What is going to be asked for inside this look: where each is a journey, all are made in one, and
   * whoever asks for the very same finds its rows there.
   */
  public void ahead(List<Asked<?>> asked) {
    Session current = unit.get();
    if (current != null) current.ahead(asked);
  }

  public void write(Consumer<Handle> work) {
    change(handle -> {
      work.accept(handle);
      return null;
    });
  }

  /** A write that answers. */
  public <T> T change(Function<Handle, T> work) {
    return writing(session -> work.apply(session.handle()));
  }

  /** A change that is made often; says how many rows it changed. */
  public int change(PreparedUpdate update, Object... values) {
    return writing(session -> session.change(update, values));
  }

  /**
   * A change that is made often and that nobody waits for: it may travel along with what follows in the
   * same unit, and fail with that. Reads of the unit see it.
   */
  public void changeSoon(PreparedUpdate update, Object... values) {
    writing(session -> {
      session.changeSoon(update, values);
      return null;
    });
  }

  private <T> T reading(Function<Session, T> work) {
    Session current = unit.get();
    return current != null ? work.apply(current) : readApart(work);
  }

  private <T> T writing(Function<Session, T> work) {
    Session current = unit.get();
    return current != null ? work.apply(current) : run(() -> work.apply(unit.get()));
  }

  /** A read outside any unit. */
  abstract <T> T readApart(Function<Session, T> work);

  @Override
  public <T> T look(Supplier<T> reads) {
    return inUnit() ? reads.get() : lookApart(reads);
  }

  abstract <T> T lookApart(Supplier<T> reads);

  /** Connections for a library that wants its own: inside a unit of work, the unit's. */
  public DataSource connections() {
    return new UnitConnections(apart(), () -> Optional.ofNullable(unit.get()).map(Session::handle));
  }

  /** Connections outside any unit. */
  abstract DataSource apart();

  public abstract Dialect dialect();

  /** The writer that commits for many at once; what it flushes comes before the units of the same commit. */
  public abstract GroupCommit groupCommit();

  /** Whether the database answers. */
  public boolean healthy() {
    try {
      return read(handle -> handle.createQuery("select 1").mapTo(Integer.class).one()) == 1;
    } catch (JdbiException e) {
      return false;
    }
  }

  /** Lets everything below run on one connection. */
  <T> T bound(Session session, Supplier<T> work) {
    if (inUnit()) throw new IllegalStateException("units of work do not nest");
    unit.set(session);
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
