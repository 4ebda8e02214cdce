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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Asks the next model of a chain when one fails, retryably and before its first piece. Who had asked
 * for a model outside the chain gets the whole chain after it.
 */
public final class FallbackTextGeneration implements TextGeneration {
  private static final System.Logger LOG = System.getLogger(FallbackTextGeneration.class.getName());

  private final TextGeneration models;
  private final List<ModelId> chain;

  public FallbackTextGeneration(TextGeneration models, List<ModelId> chain) {
    this.models = models;
    this.chain = List.copyOf(chain);
  }

  @Override
  public Generation start(GenerationRequest request, GenerationSink sink) {
    List<ModelId> rest = chain.subList(chain.indexOf(request.model()) + 1, chain.size());
    if (rest.isEmpty()) return models.start(request, sink);
    var attempt = new Attempts(request, sink, new ArrayDeque<>(rest));
    attempt.ask(request.model());
    return attempt;
  }

  private final class Attempts implements Generation, GenerationSink {
    private final GenerationRequest request;
    private final GenerationSink sink;
    private final Deque<ModelId> next;
    private boolean begun;
    private boolean cancelled;
    private Optional<Generation> running = Optional.empty();
    private int asked;

    Attempts(GenerationRequest request, GenerationSink sink, Deque<ModelId> next) {
      this.request = request;
      this.sink = sink;
      this.next = next;
    }

    void ask(ModelId model) {
      int mine;
      synchronized (this) {
        if (cancelled) return;
        mine = ++asked;
      }
      Generation generation = models
          .start(new GenerationRequest(model, request.prompt(), request.sampling(), request.seed(),
              request.form()), this);
      synchronized (this) {
        // the model may have failed, and the next one be running, before this line
        if (mine == asked) running = Optional.of(generation);
        if (!cancelled) return;
      }
      generation.cancel();
    }

    @Override
    public void cancel() {
      Optional<Generation> last;
      synchronized (this) {
        cancelled = true;
        last = running;
      }
      last.ifPresent(Generation::cancel);
    }

    @Override
    public void started(ModelId model) {
      begun = true;
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
      if (begun || !failure.retryable() || next.isEmpty()) {
        sink.failed(failure);
        return;
      }
      ModelId model = next.removeFirst();
      LOG.log(System.Logger.Level.WARNING, "{0}: {1}; asking {2}", failure.provider(), failure.detail(),
          model);
      ask(model);
    }
  }
}
