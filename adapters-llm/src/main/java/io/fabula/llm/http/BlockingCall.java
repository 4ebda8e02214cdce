package io.fabula.llm.http;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A call of the blocking driver: its thread is the only one that talks to the reader. */
final class BlockingCall implements OpenCall, Runnable {
  /** A TLS record is at most this long, and token streams come in far smaller pieces. */
  private static final int BUFFER_SIZE = 16 * 1024;

  private final BlockingCalls driver;
  private final CallRequest request;
  private final ReplyReader reader;
  private final CallClock clock;
  private final AtomicReference<SocketConnection> connection = new AtomicReference<>();
  private volatile Optional<CallFault> overdue = Optional.empty();
  private volatile boolean cancelled;
  private boolean answered;

  BlockingCall(BlockingCalls driver, CallRequest request, ReplyReader reader, CallClock clock) {
    this.driver = driver;
    this.request = request;
    this.reader = reader;
    this.clock = clock;
  }

  @Override
  public void cancel() {
    cancelled = true;
    closeConnection();
  }

  /** Called by the ticker. */
  void check(long now) {
    if (overdue.isPresent()) return;
    overdue = clock.exceeded(now, reader.begun());
    if (overdue.isPresent()) closeConnection();
  }

  void shut() {
    overdue = Optional.of(new CallFault(CallFault.Kind.CUT, "the server is closing"));
    closeConnection();
  }

  private void closeConnection() {
    SocketConnection current = connection.get();
    if (current != null) current.close();
  }

  @Override
  public void run() {
    try {
      Optional<CallFault> fault = attempts();
      if (cancelled) return;
      if (overdue.isPresent()) fault = overdue;
      fault.ifPresent(reader::broken);
    } catch (RuntimeException | Error e) {
      // the edge of the thread
      BlockingCalls.LOG.log(System.Logger.Level.ERROR, "a receiver of " + request.endpoint() + " failed", e);
      closeConnection();
      if (!cancelled) reader.broken(new CallFault(CallFault.Kind.CUT, "the receiver failed"));
    } finally {
      driver.over(this);
    }
  }

  private Optional<CallFault> attempts() {
    Optional<SocketConnection> pooled = driver.pooled(request.endpoint());
    if (pooled.isPresent()) {
      clock.connected(driver.now());
      Optional<CallFault> fault = attempt(pooled.get());
      boolean stale = fault.isPresent() && !answered && overdue.isEmpty() && !cancelled;
      if (!stale) return fault;
    }
    var fresh = new SocketConnection(request.endpoint());
    connection.set(fresh);
    clock.connecting(driver.now());
    try {
      // a cancel or a time limit that came before the connection was known finds nothing to close
      if (cancelled || overdue.isPresent()) return Optional.empty();
      driver.connect(fresh);
    } catch (IOException e) {
      fresh.close();
      return Optional.of(new CallFault(CallFault.Kind.CONNECT, e.toString()));
    }
    return attempt(fresh);
  }

  private Optional<CallFault> attempt(SocketConnection carrier) {
    connection.set(carrier);
    answered = false;
    boolean kept = false;
    try {
      if (cancelled) return Optional.empty();
      carrier.write(request.bytes());
      clock.connected(driver.now());
      kept = read(carrier);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(new CallFault(CallFault.Kind.CUT, e.toString()));
    } catch (MalformedReply e) {
      return Optional.of(new CallFault(CallFault.Kind.MALFORMED, e.getMessage()));
    } finally {
      if (!kept) carrier.close();
    }
  }

  /** Reads the reply to its end; true when the connection was kept for others. */
  private boolean read(SocketConnection carrier) throws IOException {
    var buffer = new byte[BUFFER_SIZE];
    while (true) {
      int count = carrier.read(buffer);
      if (count < 0 && !carrier.parser().endsByClose()) throw new IOException("the connection was cut");
      if (count < 0) {
        if (!cancelled) reader.ended();
        return false;
      }
      answered = true;
      clock.heard(driver.now());
      switch (carrier.parser().feed(buffer, 0, count, reader)) {
        case MORE -> {
        }
        case REFUSED -> {
          return false;
        }
        case COMPLETE -> {
          connection.set(null);
          boolean kept = !cancelled && overdue.isEmpty() && driver.keep(request.endpoint(), carrier);
          if (!cancelled) reader.ended();
          return kept;
        }
      }
    }
  }
}
