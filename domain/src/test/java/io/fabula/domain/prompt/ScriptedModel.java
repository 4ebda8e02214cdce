package io.fabula.domain.prompt;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A model whose every word a test has chosen, and whose pace it can hold. */
public final class ScriptedModel implements TextGeneration {
  private record Break(int afterPieces, GenerationFailure failure) {}

  private final Function<GenerationRequest, List<String>> script;
  private final List<GenerationRequest> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger cancelled = new AtomicInteger();
  private final Semaphore steps = new Semaphore(0);
  private volatile boolean held;
  private volatile Optional<Break> fault = Optional.empty();
  private volatile Optional<TokenUsage> usage = Optional.empty();
  private volatile FinishReason finish = FinishReason.STOP;

  private ScriptedModel(Function<GenerationRequest, List<String>> script) {
    this.script = script;
  }

  /** The pieces of each reply, by its request. */
  public static ScriptedModel of(Function<GenerationRequest, List<String>> script) {
    return new ScriptedModel(script);
  }

  public static ScriptedModel saying(String... pieces) {
    List<String> all = List.of(pieces);
    return new ScriptedModel(request -> all);
  }

  /** From now on nothing comes, neither piece nor end, but by {@link #step} or {@link #release}. */
  public ScriptedModel hold() {
    held = true;
    return this;
  }

  /** Lets so many pieces or ends through. */
  public ScriptedModel step(int count) {
    steps.release(count);
    return this;
  }

  /** Lets everything through. */
  public ScriptedModel release() {
    held = false;
    // whoever waits already needs a permit; nobody counts them once nothing is held
    steps.release(1_000_000);
    return this;
  }

  /** From now on replies break off after so many pieces; 0 fails before {@code started}. */
  public ScriptedModel failAfter(int pieces, GenerationFailure failure) {
    fault = Optional.of(new Break(pieces, failure));
    return this;
  }

  public ScriptedModel failNoMore() {
    fault = Optional.empty();
    return this;
  }

  public ScriptedModel endWith(FinishReason reason, Optional<TokenUsage> counted) {
    finish = reason;
    usage = counted;
    return this;
  }

  /** What was asked, in order. */
  public List<GenerationRequest> requests() {
    return List.copyOf(requests);
  }

  /** How many replies were cancelled. */
  public int cancelled() {
    return cancelled.get();
  }

  @Override
  public Generation start(GenerationRequest request, GenerationSink sink) {
    requests.add(request);
    var reply = new Reply(request, sink);
    Thread.ofVirtual().name("scripted-model").start(reply);
    return reply;
  }

  private final class Reply implements Generation, Runnable {
    private final GenerationRequest request;
    private final GenerationSink sink;
    private volatile boolean stopped;
    private volatile boolean over;

    Reply(GenerationRequest request, GenerationSink sink) {
      this.request = request;
      this.sink = sink;
    }

    @Override
    public void run() {
      Optional<Break> end = fault;
      int count = 0;
      for (String piece : script.apply(request)) {
        if (end.isPresent() && end.get().afterPieces == count) break;
        if (!proceed()) return;
        if (count++ == 0) sink.started(request.model());
        sink.piece(JsonText.of(piece));
      }
      if (!proceed()) return;
      over = true;
      if (end.isPresent()) {
        sink.failed(end.get().failure);
        return;
      }
      if (count == 0) sink.started(request.model());
      sink.finished(finish, usage);
    }

    private boolean proceed() {
      if (held && !stopped) steps.acquireUninterruptibly();
      return !stopped;
    }

    @Override
    public void cancel() {
      if (stopped || over) return;
      stopped = true;
      cancelled.incrementAndGet();
    }
  }
}
