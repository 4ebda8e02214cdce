package io.fabula.llm.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/** One connection of the selector loop, used by one call at a time. */
final class LoopConnection {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final SelectorCalls loop;
  private final Endpoint endpoint;
  private final SocketChannel channel;
  private final SelectionKey key;
  private final ReplyParser parser = new ReplyParser();
  private ByteBuffer out = NOTHING;
  private Optional<LoopCall> call = Optional.empty();
  private boolean used;
  private long idleSince;

  LoopConnection(SelectorCalls loop, Endpoint endpoint, Selector selector, InetSocketAddress address)
      throws IOException {
    this.loop = loop;
    this.endpoint = endpoint;
    channel = SocketChannel.open();
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      boolean connected = channel.connect(address);
      key = channel.register(selector, connected ? SelectionKey.OP_WRITE : SelectionKey.OP_CONNECT, this);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Carries a call; on a fresh connection the request waits until it stands. */
  void carry(LoopCall next) throws IOException {
    call = Optional.of(next);
    next.carriedBy(this);
    out = next.request();
    parser.reset();
    if (channel.isConnected()) write();
  }

  void ready(ByteBuffer buffer) throws IOException {
    if (key.isConnectable() && channel.finishConnect()) write();
    else if (key.isWritable()) write();
    if (key.isValid() && key.isReadable()) read(buffer);
  }

  private void write() throws IOException {
    if (call.isEmpty()) return;
    channel.write(out);
    if (out.hasRemaining()) {
      // a provider may refuse before it has read all, so the reply is watched too
      key.interestOps(SelectionKey.OP_WRITE | loop.reading());
      return;
    }
    out = NOTHING;
    key.interestOps(loop.reading());
    call.get().clock().connected(loop.now());
  }

  private void read(ByteBuffer buffer) throws IOException {
    int count = channel.read(buffer.clear());
    if (call.isEmpty()) {
      // an idle connection has nothing to say but its end
      loop.discard(this);
      return;
    }
    LoopCall current = call.get();
    if (count < 0) {
      if (parser.endsByClose()) complete(current);
      else throw new IOException("the connection was cut");
      return;
    }
    if (count == 0) return;
    if (current.unanswered()) current.answered();
    current.clock().heard(loop.now());
    switch (parser.feed(buffer.array(), 0, count, current.reader())) {
      case MORE -> {
      }
      case COMPLETE -> complete(current);
      case REFUSED -> loop.drop(current);
    }
  }

  private void complete(LoopCall current) {
    call = Optional.empty();
    if (parser.reusable() && !out.hasRemaining()) {
      used = true;
      idleSince = loop.now();
      loop.keep(this);
    } else {
      close();
    }
    loop.ended(current);
  }

  /** Whether a failure now is the normal fate of a connection that idled too long. */
  boolean staleFor(LoopCall current) {
    return used && current.unanswered();
  }

  void readingChanged() {
    if (call.isEmpty() || !key.isValid() || !channel.isConnected()) return;
    int others = key.interestOps() & ~SelectionKey.OP_READ;
    key.interestOps(others | loop.reading());
    call.get().clock().heard(loop.now());
  }

  Optional<LoopCall> call() {
    return call;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  long idleSince() {
    return idleSince;
  }

  void close() {
    call = Optional.empty();
    try {
      // closing a registered channel cancels its key; the loop's next select frees the descriptor
      channel.close();
    } catch (IOException e) {
      SelectorCalls.LOG.log(System.Logger.Level.DEBUG, "closing a connection to " + endpoint, e);
    }
  }
}
