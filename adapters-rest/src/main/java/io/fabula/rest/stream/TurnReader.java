package io.fabula.rest.stream;

import io.fabula.domain.chat.LiveTurn;
import io.fabula.domain.chat.Pieces;
import io.fabula.domain.chat.TurnEnd;
import io.fabula.domain.prompt.JsonText;
import io.fabula.rest.json.JsonFormat;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * One client that reads a turn. It holds a position, never a queue: each write carries whatever lies
 * between the position and what is durable, and the next one starts when this one is through. So a
 * slow client costs a number, and nobody waits for it.
 *
 * <p>It writes straight to Jetty's core response, without a thread of its own. Three states: nobody
 * writes; somebody writes; somebody writes and was woken meanwhile.
 */
final class TurnReader implements Runnable, Callback {
  private static final System.Logger LOG = System.getLogger(TurnReader.class.getName());

  private static final int EVENTS_PER_WRITE = 512;
  private static final byte[] TOKEN = "\nevent: token\ndata: {\"text\":\""
      .getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TOKEN_END = "\"}\n\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ID = "id: ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

  private static final int IDLE = 0;
  private static final int WRITING = 1;
  private static final int WOKEN = 2;
  private static final int UNDER_WAY = 0;
  private static final int RETURNED = 1;
  private static final int COMPLETED = 2;

  private final AtomicInteger state = new AtomicInteger(IDLE);
  private final AtomicInteger write = new AtomicInteger();
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private final LiveTurn turn;
  private final TurnStory.Told story;
  private final Response response;
  private final byte[] idPrefix;
  private final int lead;
  private int next;
  private boolean told;
  private volatile boolean beat;
  private volatile long wroteAt = System.nanoTime();

  TurnReader(TurnStory.Told story, Response response) {
    this.story = story;
    this.turn = story.turn();
    this.response = response;
    this.idPrefix = (turn.id() + ":").getBytes(StandardCharsets.US_ASCII);
    this.lead = turn.question().isPresent() ? 1 : 0;
    this.next = story.after() + 1;
  }

  /** Begins to read; the future completes when there is nothing more to write, or nobody to write to. */
  CompletableFuture<Void> start() {
    turn.join(this);
    run();
    return done;
  }

  /** Something may be there to see. Called from any thread, and never blocks it. */
  @Override
  public void run() {
    while (true) {
      int now = state.get();
      if (now == IDLE && state.compareAndSet(IDLE, WRITING)) {
        pump();
        return;
      }
      if (now == WOKEN || now == WRITING && state.compareAndSet(WRITING, WOKEN)) return;
    }
  }

  /** Writes a comment where nothing was written for so long, so that nobody takes the line for dead. */
  void beat(long silenceNanos) {
    if (System.nanoTime() - wroteAt < silenceNanos) return;
    beat = true;
    run();
  }

  private void pump() {
    try {
      while (true) {
        byte[] chunk = nextChunk();
        if (chunk.length > 0) {
          wroteAt = System.nanoTime();
          write.set(UNDER_WAY);
          response.write(false, ByteBuffer.wrap(chunk), this);
          // completed inside the call: go on here, so that the stack does not grow
          if (write.compareAndSet(UNDER_WAY, RETURNED)) return;
        } else if (told) {
          leave();
          return;
        } else if (state.compareAndSet(WRITING, IDLE)) {
          return;
        } else {
          state.set(WRITING);
        }
      }
    } catch (RuntimeException e) {
      // one reader's trouble must not reach the journal, on whose thread this may run
      LOG.log(System.Logger.Level.ERROR, "a reader of turn " + turn.id() + " failed", e);
      leave();
    }
  }

  @Override
  public void succeeded() {
    if (!write.compareAndSet(UNDER_WAY, COMPLETED)) pump();
  }

  @Override
  public void failed(Throwable cause) {
    leave();
  }

  @Override
  public Invocable.InvocationType getInvocationType() {
    return Invocable.InvocationType.NON_BLOCKING;
  }

  private void leave() {
    turn.leave(this);
    done.complete(null);
  }

  private byte[] nextChunk() {
    // asked before the pieces, or the last of them could be missed
    Optional<TurnEnd> end = turn.end();
    var out = new ByteArrayOutputStream(160);
    if (next == 1 && lead == 1) event(out, "user_saved", story.words().saved(turn.question().orElseThrow()));
    int from = Math.max(0, next - lead - 1);
    Pieces pieces = turn.pieces(from, EVENTS_PER_WRITE);
    for (int i = 0; i < pieces.count(); i++) token(out, pieces.piece(i));
    if (end.isPresent() && !told && from + pieces.count() >= turn.durable()) {
      told = true;
      var ending = story.words().ending(end.get(), story.locale());
      // a reader that has the last event already needs nothing more
      if (next == turn.durable() + lead + 1) event(out, ending.event(), ending.view());
    }
    if (beat) {
      beat = false;
      if (out.size() == 0) out.writeBytes(HEARTBEAT);
    }
    return out.toByteArray();
  }

  private void token(ByteArrayOutputStream out, JsonText piece) {
    id(out);
    out.writeBytes(TOKEN);
    out.write(piece.bytes(), piece.from(), piece.length());
    out.writeBytes(TOKEN_END);
  }

  private void event(ByteArrayOutputStream out, String name, Object view) {
    id(out);
    out.writeBytes(("\nevent: " + name + "\ndata: ").getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(JsonFormat.write(view));
    out.writeBytes("\n\n".getBytes(StandardCharsets.US_ASCII));
  }

  private void id(ByteArrayOutputStream out) {
    out.writeBytes(ID);
    out.writeBytes(idPrefix);
    digits(out, next++);
  }

  private static void digits(ByteArrayOutputStream out, int number) {
    if (number >= 10) digits(out, number / 10);
    out.write('0' + number % 10);
  }
}
