package io.fabula.persistence.sql;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The reading connections of an SQLite file, opened when first needed and kept with their prepared
 * statements; who finds none free waits. A pool of the usual kind wraps connections anew for every
 * use, and so could keep no statements.
 */
final class Readers implements AutoCloseable {
  private final Jdbi jdbi;
  private final Semaphore free;
  private final ConcurrentLinkedDeque<Handle> idle = new ConcurrentLinkedDeque<>();

  Readers(Jdbi jdbi, int most) {
    this.jdbi = jdbi;
    this.free = new Semaphore(most);
  }

  <T> T use(Function<Handle, T> work) {
    free.acquireUninterruptibly();
    Handle handle = idle.pollFirst();
    try {
      if (handle == null) handle = jdbi.open();
      T result = work.apply(handle);
      idle.addFirst(handle);
      handle = null;
      return result;
    } finally {
      // after a failure nothing is known of the connection's state
      if (handle != null) handle.close();
      free.release();
    }
  }

  @Override
  public void close() {
    for (Handle handle; (handle = idle.pollFirst()) != null;) handle.close();
  }
}
