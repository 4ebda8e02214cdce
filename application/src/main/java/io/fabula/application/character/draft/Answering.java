package io.fabula.application.character.draft;

import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.character.draft.DraftError;
import io.fabula.domain.prompt.FinishReason;
import io.fabula.domain.prompt.Generation;
import io.fabula.domain.prompt.GenerationFailure;
import io.fabula.domain.prompt.GenerationRequest;
import io.fabula.domain.prompt.GenerationSink;
import io.fabula.domain.prompt.JsonText;
import io.fabula.domain.prompt.TextGeneration;
import io.fabula.domain.prompt.TokenUsage;
import io.fabula.domain.shared.SharedError;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Waits for a whole answer. */
final class Answering implements GenerationSink {
  /** No answer to any task here is longer: a model that goes on beyond is going in circles. */
  private static final int LENGTH_MAX = 200_000;

  /** What came, and of whom. */
  record Answer(String text, ModelId model) {}

  private final CompletableFuture<Answer> answer = new CompletableFuture<>();
  private final StringBuilder text = new StringBuilder();
  private ModelId model;

  private Answering(ModelId model) {
    this.model = model;
  }

  /** Refused with {@link DraftError.NoAnswer} where none comes. */
  static Answer to(GenerationRequest request, TextGeneration generation) {
    var answering = new Answering(request.model());
    Generation running = generation.start(request, answering);
    try {
      return answering.answer.get();
    } catch (InterruptedException stopping) {
      running.cancel();
      Thread.currentThread().interrupt();
      throw SharedError.Unavailable.failure();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Broken broken) throw DraftError.NoAnswer.failure(broken.why);
      throw new IllegalStateException(failed.getCause());
    }
  }

  @Override
  public void started(ModelId answering) {
    model = answering;
  }

  @Override
  public void piece(JsonText piece) {
    if (text.length() < LENGTH_MAX) text.append(piece.unescaped());
  }

  @Override
  public void finished(FinishReason reason, Optional<TokenUsage> usage) {
    answer.complete(new Answer(text.toString(), model));
  }

  @Override
  public void failed(GenerationFailure failure) {
    answer.completeExceptionally(new Broken(failure));
  }

  /** Carries a failure to who waits. */
  private static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient GenerationFailure why;

    Broken(GenerationFailure why) {
      super(why.detail(), null, false, false);
      this.why = why;
    }
  }
}
