package io.fabula.persistence.sql;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * One thread with one connection that writes what many hand in, in one transaction after another:
 * while one commit waits for the disk, the next one's work gathers. Each unit stands behind a
 * savepoint, so that one that fails takes nobody with it.
 *
 * <p>SQLite allows one writer; a queue in front of it beats a lock by a factor of five, and waiting
 * in the queue costs a virtual thread nothing, where SQLite's own waiting would hold its carrier.
 */
public final class GroupCommit implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(GroupCommit.class.getName());
  private static final Duration REST = Duration.ofMillis(200);
  private static final int REST_DOUBLINGS = 3;

  /** Something that has its own rows for every commit: the journal. */
  public interface Flush {
    /** Whether there is something to write. */
    boolean pending();

    /** How long to gather before a commit. */
    Duration window();

    /** Writes; what it wrote is durable once {@link #committed} is called. */
    void write();

    void committed();

    void failed(RuntimeException cause);
  }

  private static final PreparedUpdate ROLLBACK = new PreparedUpdate("rollback");
  private static final PreparedUpdate SAVEPOINT = new PreparedUpdate("savepoint unit");
  private static final PreparedUpdate RELEASE = new PreparedUpdate("release savepoint unit");
  private static final PreparedUpdate ROLLBACK_UNIT = new PreparedUpdate("rollback to savepoint unit");

  private record Unit<T>(Supplier<T> work, CompletableFuture<T> result) {}

  /** A unit that ran, and what to tell its owner once the commit is through. */
  private record Outcome<T>(CompletableFuture<T> result, T value, Throwable failure) {
    void tell() {
      if (failure == null) result.complete(value);
      else result.completeExceptionally(failure);
    }
  }

  private final ConcurrentLinkedQueue<Unit<?>> units = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean awake = new AtomicBoolean();
  private final Database database;
  private final Supplier<Session> connections;
  private final PreparedUpdate begin;
  private final Thread thread;
  private volatile Flush flush = new NoFlush();
  private volatile boolean closing;
  private Session session;
  private boolean begun;
  private int failures;

  GroupCommit(Database database, Supplier<Session> connections, PreparedUpdate begin, String name) {
    this.database = database;
    this.begin = begin;
    this.connections = connections;
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::loop);
  }

  void start() {
    thread.start();
  }

  /** Adds what takes part in every commit; there is one at the most. */
  public void flush(Flush flush) {
    this.flush = flush;
  }

  /** Says that there is something to flush. Never blocks. */
  public void signal() {
    if (!awake.getAndSet(true)) LockSupport.unpark(thread);
  }

  /** Runs work in the next commit; the result comes when it is durable. */
  public <T> CompletableFuture<T> submit(Supplier<T> work) {
    var result = new CompletableFuture<T>();
    if (closing) {
      result.completeExceptionally(new IllegalStateException("the database is closed"));
      return result;
    }
    units.add(new Unit<>(work, result));
    signal();
    return result;
  }

  private void loop() {
    long lastCommit = System.nanoTime();
    while (true) {
      awake.set(false);
      if (units.isEmpty() && !flush.pending()) {
        if (closing) break;
        if (!awake.get()) LockSupport.park(this);
        continue;
      }
      gather(lastCommit + flush.window().toNanos());
      lastCommit = System.nanoTime();
      commit();
    }
    if (session != null) session.close();
  }

  private void gather(long until) {
    long left;
    while ((left = until - System.nanoTime()) > 0 && !closing) LockSupport.parkNanos(this, left);
  }

  private void commit() {
    List<Unit<?>> batch = drain();
    var outcomes = new ArrayList<Outcome<?>>();
    boolean flushed = flush.pending();
    try {
      if (session == null) session = connections.get();
      // what is flushed alone is a row, which needs no transaction around it: two round trips less
      if (!batch.isEmpty()) begin();
      if (flushed) database.bound(session, this::flushed);
      for (Unit<?> unit : batch) outcomes.add(run(unit));
      if (begun) session.changeSoon(PreparedUpdate.COMMIT);
      session.send();
      begun = false;
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "a commit failed", e);
      abandon();
      if (flushed) flush.failed(e);
      batch.forEach(unit -> unit.result().completeExceptionally(e));
      rest();
      return;
    }
    failures = 0;
    // units first: a turn that ends in this commit then tells its last pieces and its end in one go
    outcomes.forEach(Outcome::tell);
    if (flushed) flush.committed();
  }

  private void begin() {
    session.changeSoon(begin);
    begun = true;
  }

  private Void flushed() {
    flush.write();
    return null;
  }

  /** A database that fails gets rising time to heal before it is tried again. */
  private void rest() {
    long pause = REST.toNanos() << Math.min(failures++, REST_DOUBLINGS);
    gather(System.nanoTime() + pause);
  }

  private List<Unit<?>> drain() {
    var batch = new ArrayList<Unit<?>>();
    for (Unit<?> unit; (unit = units.poll()) != null;) batch.add(unit);
    return batch;
  }

  private <T> Outcome<T> run(Unit<T> unit) {
    session.change(SAVEPOINT);
    try {
      T value = database.bound(session, unit.work());
      session.change(RELEASE);
      return new Outcome<>(unit.result(), value, null);
    } catch (RuntimeException | Error e) {
      // even an error is the unit's own: this thread must live for all the others
      session.forget();
      session.change(ROLLBACK_UNIT);
      session.change(RELEASE);
      return new Outcome<>(unit.result(), null, e);
    }
  }

  /** After a failed commit nothing is known of the connection: the next commit opens another. */
  private void abandon() {
    if (session == null) return;
    try (Session failed = session) {
      failed.forget();
      if (begun) failed.change(ROLLBACK);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "a failed commit could not be rolled back", e);
    }
    session = null;
    begun = false;
  }

  /** Writes what is handed in so far, then stops. */
  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class NoFlush implements Flush {
    @Override
    public boolean pending() {
      return false;
    }

    @Override
    public Duration window() {
      return Duration.ZERO;
    }

    @Override
    public void write() {}

    @Override
    public void committed() {}

    @Override
    public void failed(RuntimeException cause) {}
  }
}
