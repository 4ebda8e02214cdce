package io.fabula.persistence.sql;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/**
 * The reading connections of an SQLite file, opened when first needed and kept with their prepared
 * statements; who finds none free waits. A pool of the usual kind wraps connections anew for every
 * use, and so could keep no statements.
 */
final class Readers implements AutoCloseable {
  private final Jdbi jdbi;
  private final Semaphore free;
  private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();

  Readers(Jdbi jdbi, int most) {
    this.jdbi = jdbi;
    this.free = new Semaphore(most);
  }

  <T> T use(Function<Session, T> work) {
    free.acquireUninterruptibly();
    Session session = idle.pollFirst();
    try {
      if (session == null) session = Session.keeping(jdbi.open());
      T result = work.apply(session);
      idle.addFirst(session);
      session = null;
      return result;
    } finally {
      // after a failure nothing is known of the connection's state
      if (session != null) session.close();
      free.release();
    }
  }

  @Override
  public void close() {
    for (Session session; (session = idle.pollFirst()) != null;) session.close();
  }
}
