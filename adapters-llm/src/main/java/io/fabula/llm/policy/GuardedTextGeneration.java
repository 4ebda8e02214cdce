package io.fabula.llm.policy;

import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.prompt.FinishReason;
import io.fabula.domain.prompt.Generation;
import io.fabula.domain.prompt.GenerationFailure;
import io.fabula.domain.prompt.GenerationRequest;
import io.fabula.domain.prompt.GenerationSink;
import io.fabula.domain.prompt.JsonText;
import io.fabula.domain.prompt.TextGeneration;
import io.fabula.domain.prompt.TokenUsage;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** One provider behind its circuit. An open circuit is a retryable failure at once. */
public final class GuardedTextGeneration implements TextGeneration {
  private final TextGeneration provider;
  private final Circuit circuit;

  public GuardedTextGeneration(TextGeneration provider, Circuit circuit) {
    this.provider = provider;
    this.circuit = circuit;
  }

  @Override
  public Generation start(GenerationRequest request, GenerationSink sink) {
    if (!circuit.admits()) {
      String name = request.model().provider();
      Thread.startVirtualThread(() -> sink
          .failed(GenerationFailure.provider(name, "circuit open: the provider failed several times in a row",
              true)));
      return () -> {};
    }
    var watched = new Watched(sink);
    Generation generation = provider.start(request, watched);
    return () -> {
      generation.cancel();
      watched.giveUp();
    };
  }

  /** Tells the circuit once how the call went: the first piece is as good as the end. */
  private final class Watched implements GenerationSink {
    private final GenerationSink sink;
    private final AtomicBoolean told = new AtomicBoolean();

    Watched(GenerationSink sink) {
      this.sink = sink;
    }

    void giveUp() {
      if (told.compareAndSet(false, true)) circuit.givenUp();
    }

    @Override
    public void started(ModelId model) {
      if (told.compareAndSet(false, true)) circuit.succeeded();
      sink.started(model);
    }

    @Override
    public void piece(JsonText text) {
      sink.piece(text);
    }

    @Override
    public void finished(FinishReason reason, Optional<TokenUsage> usage) {
      sink.finished(reason, usage);
    }

    @Override
    public void failed(GenerationFailure failure) {
      if (told.compareAndSet(false, true)) {
        // a refusal of this one request says that the provider works
        if (failure.retryable()) circuit.failed();
        else circuit.succeeded();
      }
      sink.failed(failure);
    }
  }
}
