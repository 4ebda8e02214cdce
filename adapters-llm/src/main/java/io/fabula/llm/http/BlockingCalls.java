package io.fabula.llm.http;

import io.fabula.llm.policy.TimeLimits;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLSocketFactory;

/** Calls on blocking sockets, a virtual thread each: the driver for TLS. */
public final class BlockingCalls implements HttpCalls {
  static final System.Logger LOG = System.getLogger(BlockingCalls.class.getName());
  private static final int TICK_MILLIS = 50;
  private static final long IDLE_NANOS_MAX = 30_000_000_000L;
  private static final int PER_ENDPOINT_MAX = 1024;

  private final TimeLimits limits;
  private final LongSupplier nanos;
  private final SSLSocketFactory tls;
  private final Set<BlockingCall> live = ConcurrentHashMap.newKeySet();
  private final Map<Endpoint, ConcurrentLinkedDeque<SocketConnection>> idle = new ConcurrentHashMap<>();
  private final ScheduledExecutorService ticker;
  private volatile boolean closed;

  /**
   * @param nanos a clock that only rises, as {@link System#nanoTime}
   */
  public BlockingCalls(TimeLimits limits, LongSupplier nanos, SSLSocketFactory tls) {
    this.limits = limits;
    this.nanos = nanos;
    this.tls = tls;
    ticker = Executors.newSingleThreadScheduledExecutor(
        work -> Thread.ofPlatform().name("fabula-provider-limits").daemon().unstarted(work));
    ticker.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public OpenCall send(CallRequest request, ReplyReader reader) {
    var call = new BlockingCall(this, request, reader, new CallClock(limits, nanos.getAsLong()));
    live.add(call);
    if (closed) call.shut();
    Thread.ofVirtual().name("fabula-provider-call").start(call);
    return call;
  }

  @Override
  public void close() {
    closed = true;
    ticker.shutdownNow();
    live.forEach(BlockingCall::shut);
    idle.values().forEach(queue -> queue.forEach(SocketConnection::close));
  }

  private void tick() {
    long now = nanos.getAsLong();
    try {
      for (BlockingCall call : live) call.check(now);
      for (var queue : idle.values()) {
        for (SocketConnection connection : queue) {
          // whoever removes it owns it: a call may take it at the same moment
          if (now - connection.idleSince() > IDLE_NANOS_MAX && queue.remove(connection)) connection.close();
        }
      }
    } catch (RuntimeException | Error e) {
      // the edge of the thread: a failure would end the schedule
      LOG.log(System.Logger.Level.ERROR, "the time limits go on after a failure", e);
    }
  }

  Optional<SocketConnection> pooled(Endpoint endpoint) {
    return Optional.ofNullable(idle.get(endpoint)).map(ConcurrentLinkedDeque::pollLast);
  }

  boolean keep(Endpoint endpoint, SocketConnection connection) {
    var queue = idle.computeIfAbsent(endpoint, any -> new ConcurrentLinkedDeque<>());
    return queue.size() < PER_ENDPOINT_MAX && connection.rest(queue, now());
  }

  void connect(SocketConnection connection) throws IOException {
    connection.connect(tls, Math.toIntExact(limits.connect().toMillis()));
  }

  void over(BlockingCall call) {
    live.remove(call);
  }

  long now() {
    return nanos.getAsLong();
  }
}
