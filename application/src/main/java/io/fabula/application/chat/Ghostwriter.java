package io.fabula.application.chat;

import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.chat.LiveTurn;
import io.fabula.domain.chat.TurnEnd;
import io.fabula.domain.chat.TurnOutcome;
import io.fabula.domain.prompt.FinishReason;
import io.fabula.domain.prompt.Generation;
import io.fabula.domain.prompt.GenerationFailure;
import io.fabula.domain.prompt.GenerationRequest;
import io.fabula.domain.prompt.GenerationSink;
import io.fabula.domain.prompt.JsonText;
import io.fabula.domain.prompt.TextGeneration;
import io.fabula.domain.prompt.TokenCounting;
import io.fabula.domain.prompt.TokenUsage;
import java.util.Optional;

/** A model that writes straight to whoever reads along. */
final class Ghostwriter implements GenerationSink {
  private final LiveTurn turn;
  private final GenerationRequest request;
  private final TokenCounting tokens;
  private volatile Generation generation;
  private ModelId model;
  private boolean wasWatched;

  Ghostwriter(LiveTurn turn, GenerationRequest request, TokenCounting tokens) {
    this.turn = turn;
    this.request = request;
    this.tokens = tokens;
    this.model = request.model();
  }

  void start(TextGeneration models) {
    Generation started = models.start(request, this);
    generation = started;
    if (turn.outcome().isPresent()) started.cancel();
  }

  @Override
  public void started(ModelId model) {
    this.model = model;
  }

  @Override
  public void piece(JsonText text) {
    if (hasLostItsReaders()) end(new TurnOutcome.Stopped());
    else if (turn.append(text)) turn.confirm(turn.appended());
    else end(new TurnOutcome.Completed(Optional.empty()));
  }

  private boolean hasLostItsReaders() {
    wasWatched |= turn.watched();
    return wasWatched && !turn.watched();
  }

  @Override
  public void finished(FinishReason reason, Optional<TokenUsage> usage) {
    end(turn.appended() > 0 ? new TurnOutcome.Completed(usage)
        : new TurnOutcome.Failed(GenerationFailure.provider(model.provider(), "the reply was empty", true)));
  }

  @Override
  public void failed(GenerationFailure failure) {
    end(new TurnOutcome.Failed(failure));
  }

  void end(TurnOutcome outcome) {
    if (!turn.decide(outcome)) return;
    Generation under = generation;
    if (under != null && !(outcome instanceof TurnOutcome.Failed)) under.cancel();
    turn.finish(new TurnEnd(outcome, Optional.empty(), Optional.of(usage(outcome))));
  }

  private TokenUsage usage(TurnOutcome outcome) {
    Optional<TokenUsage> told = outcome instanceof TurnOutcome.Completed(var usage) ? usage
        : Optional.empty();
    return told.orElseGet(
        () -> new TokenUsage(request.prompt().totalTokens(), tokens.count(turn.fullText()), true));
  }
}
