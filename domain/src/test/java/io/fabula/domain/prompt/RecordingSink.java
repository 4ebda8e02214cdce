package io.fabula.domain.prompt;

import io.fabula.domain.catalog.ModelId;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Keeps what a reply brought, copied as a receiver must, and waits for it. */
public final class RecordingSink implements GenerationSink {
  private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final List<JsonText> pieces = new ArrayList<>();
  private Optional<ModelId> model = Optional.empty();
  private Optional<FinishReason> finish = Optional.empty();
  private Optional<TokenUsage> usage = Optional.empty();
  private Optional<GenerationFailure> failure = Optional.empty();
  private int starts;
  private int ends;
  private boolean pieceOutOfOrder;

  @Override
  public synchronized void started(ModelId which) {
    model = Optional.of(which);
    starts++;
    notifyAll();
  }

  @Override
  public synchronized void piece(JsonText text) {
    pieceOutOfOrder |= starts == 0 || ends > 0;
    byte[] copy = Arrays.copyOfRange(text.bytes(), text.from(), text.to());
    pieces.add(new JsonText(copy, 0, copy.length));
    notifyAll();
  }

  @Override
  public synchronized void finished(FinishReason reason, Optional<TokenUsage> counted) {
    finish = Optional.of(reason);
    usage = counted;
    ends++;
    notifyAll();
  }

  @Override
  public synchronized void failed(GenerationFailure why) {
    failure = Optional.of(why);
    ends++;
    notifyAll();
  }

  /** Waits for the end. */
  public synchronized RecordingSink awaitEnd() {
    await(() -> ends > 0, "the end");
    return this;
  }

  public synchronized RecordingSink awaitPieces(int count) {
    await(() -> pieces.size() >= count, count + " pieces");
    return this;
  }

  private void await(BooleanSupplier reached, String what) {
    long deadline = System.nanoTime() + WAIT_NANOS;
    try {
      while (!reached.getAsBoolean()) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) throw new AssertionError("waited too long for " + what + ", got " + this);
        wait(left);
      }
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while waiting for " + what, e);
    }
  }

  /** The whole text, joined before it is unescaped, which heals a pair split over two pieces. */
  public synchronized String text() {
    var all = new ByteArrayOutputStream();
    for (JsonText piece : pieces) all.write(piece.bytes(), 0, piece.to());
    return new JsonText(all.toByteArray(), 0, all.size()).unescaped();
  }

  public synchronized List<JsonText> pieces() {
    return List.copyOf(pieces);
  }

  public synchronized Optional<ModelId> model() {
    return model;
  }

  public synchronized Optional<FinishReason> finish() {
    return finish;
  }

  public synchronized Optional<TokenUsage> usage() {
    return usage;
  }

  public synchronized Optional<GenerationFailure> failure() {
    return failure;
  }

  public synchronized int starts() {
    return starts;
  }

  public synchronized int ends() {
    return ends;
  }

  /** Whether a piece came before the start or after the end. */
  public synchronized boolean pieceOutOfOrder() {
    return pieceOutOfOrder;
  }

  @Override
  public synchronized String toString() {
    return pieces.size() + " pieces, finish " + finish + ", failure " + failure;
  }
}
