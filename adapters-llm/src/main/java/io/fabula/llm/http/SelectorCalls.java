package io.fabula.llm.http;

import io.fabula.llm.policy.TimeLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;

/** All {@code http://} calls on one thread: the cheapest way known here to read many slow streams. */
public final class SelectorCalls implements HttpCalls {
  static final System.Logger LOG = System.getLogger(SelectorCalls.class.getName());
  private static final int BUFFER_SIZE = 64 * 1024;
  private static final int TICK_MILLIS = 50;
  private static final int CLOSE_WAIT_MILLIS = 5_000;

  private final TimeLimits limits;
  private final LongSupplier nanos;
  private final Selector selector;
  private final Thread thread;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_SIZE);
  private final Set<LoopCall> live = new LinkedHashSet<>();
  private final IdleConnections idle = new IdleConnections();
  private volatile boolean closing;
  private volatile boolean gone;
  private boolean paused;
  private long now;
  private long ticked;

  /**
   * @param nanos a clock that only rises, as {@link System#nanoTime}
   */
  public SelectorCalls(TimeLimits limits, LongSupplier nanos) {
    this.limits = limits;
    this.nanos = nanos;
    now = nanos.getAsLong();
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    thread = Thread.ofPlatform().name("fabula-providers").daemon().start(this::loop);
  }

  @Override
  public OpenCall send(CallRequest request, ReplyReader reader) {
    var call = new LoopCall(this, request, reader, new CallClock(limits, nanos.getAsLong()));
    run(() -> begin(call));
    // the loop has looked, or is looking, at its tasks for the last time
    if (gone) leave();
    return call;
  }

  /** Leaves replies in the sockets, so that providers feel who is slow; silence is not counted then. */
  public void pauseReading() {
    run(() -> reading(false));
  }

  public void resumeReading() {
    run(() -> reading(true));
  }

  @Override
  public void close() {
    closing = true;
    selector.wakeup();
    try {
      thread.join(CLOSE_WAIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void run(Runnable task) {
    tasks.add(task);
    if (Thread.currentThread() != thread) selector.wakeup();
  }

  private void loop() {
    while (!closing) {
      try {
        turn();
      } catch (IOException | RuntimeException | Error e) {
        // the edge of the thread: every provider depends on it
        LOG.log(System.Logger.Level.ERROR, "the provider loop goes on after a failure", e);
      }
    }
    gone = true;
    leave();
    for (SelectionKey key : selector.keys()) ((LoopConnection) key.attachment()).close();
    try {
      selector.close();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "closing the selector", e);
    }
  }

  /** Ends what is under way and what still waits to begin. */
  private synchronized void leave() {
    for (Runnable task; (task = tasks.poll()) != null;) task.run();
    for (LoopCall call : new ArrayList<>(live)) {
      fault(call, new CallFault(CallFault.Kind.CUT, "the server is closing"));
    }
  }

  private void turn() throws IOException {
    boolean resting = live.isEmpty() && idle.isEmpty();
    selector.select(this::ready, resting ? 0 : TICK_MILLIS);
    now = nanos.getAsLong();
    if (now - ticked > TICK_MILLIS * 1_000_000L) tick();
    // last, since a reader that is told of its end may send the next call from here, and nobody wakes the loop
    for (Runnable task; (task = tasks.poll()) != null;) task.run();
  }

  private void ready(SelectionKey key) {
    var connection = (LoopConnection) key.attachment();
    now = nanos.getAsLong();
    try {
      connection.ready(buffer);
    } catch (IOException | CancelledKeyException e) {
      broken(connection, e.toString());
    } catch (MalformedReply e) {
      connection.call()
          .ifPresent(call -> fault(call, new CallFault(CallFault.Kind.MALFORMED, e.getMessage())));
      discard(connection);
    } catch (RuntimeException | Error e) {
      LOG.log(System.Logger.Level.ERROR, "a receiver of " + connection.endpoint() + " failed", e);
      connection.call()
          .ifPresent(call -> fault(call, new CallFault(CallFault.Kind.CUT, "the receiver failed")));
      discard(connection);
    }
  }

  private void begin(LoopCall call) {
    if (call.cancelled()) return;
    live.add(call);
    if (gone) return;
    Optional<LoopConnection> pooled = idle.take(call.endpoint());
    if (pooled.isPresent()) carry(pooled.get(), call);
    else resolve(call);
  }

  /** Names are looked up elsewhere: the system's resolver blocks. */
  private void resolve(LoopCall call) {
    call.clock().connecting(now);
    Endpoint endpoint = call.endpoint();
    Thread.startVirtualThread(() -> {
      try {
        var address = new InetSocketAddress(InetAddress.getByName(endpoint.host()), endpoint.port());
        run(() -> connect(call, address));
      } catch (UnknownHostException e) {
        run(() -> fault(call, new CallFault(CallFault.Kind.CONNECT, "unknown host " + endpoint.host())));
      }
    });
  }

  private void connect(LoopCall call, InetSocketAddress address) {
    if (gone || call.over() || call.cancelled()) return;
    try {
      carry(new LoopConnection(this, call.endpoint(), selector, address), call);
    } catch (IOException e) {
      fault(call, new CallFault(CallFault.Kind.CONNECT, e.toString()));
    }
  }

  private void carry(LoopConnection connection, LoopCall call) {
    try {
      connection.carry(call);
    } catch (IOException e) {
      broken(connection, e.toString());
    }
  }

  private void broken(LoopConnection connection, String detail) {
    Optional<LoopCall> carried = connection.call();
    boolean stale = carried.isPresent() && connection.staleFor(carried.get());
    boolean connecting = carried.isPresent() && !carried.get().clock().isConnected();
    discard(connection);
    if (carried.isEmpty()) return;
    if (stale) resolve(carried.get());
    else
      fault(carried.get(), new CallFault(connecting ? CallFault.Kind.CONNECT : CallFault.Kind.CUT, detail));
  }

  private void fault(LoopCall call, CallFault fault) {
    call.connection().ifPresent(LoopConnection::close);
    live.remove(call);
    if (call.end()) tell(() -> call.reader().broken(fault));
  }

  void ended(LoopCall call) {
    live.remove(call);
    if (call.end()) tell(call.reader()::ended);
  }

  /** Ends a call without a word to its reader. */
  void drop(LoopCall call) {
    call.connection().ifPresent(LoopConnection::close);
    live.remove(call);
    call.end();
  }

  private static void tell(Runnable end) {
    try {
      end.run();
    } catch (RuntimeException | Error e) {
      LOG.log(System.Logger.Level.ERROR, "a receiver failed at the end of its reply", e);
    }
  }

  void keep(LoopConnection connection) {
    if (!idle.add(connection)) connection.close();
  }

  void discard(LoopConnection connection) {
    idle.remove(connection);
    connection.close();
  }

  private void tick() {
    ticked = now;
    idle.closeOld(now);
    if (paused) return;
    var overdue = new ArrayList<Runnable>();
    for (LoopCall call : live) {
      call.clock().exceeded(now, call.reader().begun())
          .ifPresent(fault -> overdue.add(() -> fault(call, fault)));
    }
    overdue.forEach(Runnable::run);
  }

  private void reading(boolean wanted) {
    paused = !wanted;
    for (SelectionKey key : selector.keys()) ((LoopConnection) key.attachment()).readingChanged();
  }

  /** The read interest of a connection with a call. */
  int reading() {
    return paused ? 0 : SelectionKey.OP_READ;
  }

  long now() {
    return now;
  }
}
