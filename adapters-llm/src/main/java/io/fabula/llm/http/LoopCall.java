package io.fabula.llm.http;

import java.nio.ByteBuffer;
import java.util.Optional;

/** A call of the selector loop. All but {@link #cancel} belongs to the loop's thread. */
final class LoopCall implements OpenCall {
  private final SelectorCalls loop;
  private final Endpoint endpoint;
  private final ReplyReader reader;
  private final CallClock clock;
  /** Kept until the first byte of the reply, in case a pooled connection turns out to be dead. */
  private byte[] request;
  private Optional<LoopConnection> connection = Optional.empty();
  private boolean over;
  private volatile boolean cancelled;

  LoopCall(SelectorCalls loop, CallRequest request, ReplyReader reader, CallClock clock) {
    this.loop = loop;
    this.endpoint = request.endpoint();
    this.request = request.bytes();
    this.reader = reader;
    this.clock = clock;
  }

  @Override
  public void cancel() {
    if (cancelled) return;
    cancelled = true;
    loop.run(() -> loop.drop(this));
  }

  boolean cancelled() {
    return cancelled;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  ReplyReader reader() {
    return reader;
  }

  CallClock clock() {
    return clock;
  }

  ByteBuffer request() {
    return ByteBuffer.wrap(request);
  }

  Optional<LoopConnection> connection() {
    return connection;
  }

  void carriedBy(LoopConnection carrier) {
    connection = Optional.of(carrier);
  }

  /** A byte of the reply came: the request is never sent again. */
  void answered() {
    request = new byte[0];
  }

  boolean unanswered() {
    return request.length > 0;
  }

  /** True for the one who may tell the reader of the end. */
  boolean end() {
    boolean first = !over;
    over = true;
    connection = Optional.empty();
    return first && !cancelled;
  }

  boolean over() {
    return over;
  }
}
