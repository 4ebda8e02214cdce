package io.fabula.application.chat;

import io.fabula.application.chat.prompt.History;
import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.chat.Chat;
import io.fabula.domain.chat.LiveTurn;
import io.fabula.domain.chat.TurnEnd;
import io.fabula.domain.chat.TurnOutcome;
import io.fabula.domain.chat.TurnRecord;
import io.fabula.domain.prompt.FinishReason;
import io.fabula.domain.prompt.Generation;
import io.fabula.domain.prompt.GenerationFailure;
import io.fabula.domain.prompt.GenerationRequest;
import io.fabula.domain.prompt.GenerationSink;
import io.fabula.domain.prompt.JsonText;
import io.fabula.domain.prompt.TokenUsage;
import java.util.Optional;
import java.util.function.Consumer;

/** A turn between its model and its journal. */
final class RunningTurn implements GenerationSink {
  /** A turn whose beginning is durable. */
  record Begun(LiveTurn turn, TurnRecord record, Chat.Snapshot chat) {}

  private final LiveTurn turn;
  private final TurnRecord record;
  private final int promptTokens;
  private final ChatWriters writers;
  private final TurnSettling settling;
  private final Consumer<RunningTurn> whenOver;
  private volatile ModelId model;
  private volatile Generation generation;
  private volatile TurnEnd written;
  private volatile Optional<Long> version = Optional.empty();
  private Optional<Chat.Snapshot> chat;

  RunningTurn(Begun begun, GenerationRequest request, ChatWriters writers, TurnSettling settling,
      Consumer<RunningTurn> whenOver) {
    this.turn = begun.turn();
    this.record = begun.record();
    this.chat = Optional.of(begun.chat());
    this.promptTokens = request.prompt().totalTokens();
    this.writers = writers;
    this.settling = settling;
    this.whenOver = whenOver;
    this.model = request.model();
  }

  LiveTurn turn() {
    return turn;
  }

  /** The request is as large as the chat's history, and is not kept while the reply runs. */
  void start(GenerationRequest request) {
    turn.ended().thenRun(this::over);
    writers.journal().open(turn);
    Generation started = writers.generation().start(request, this);
    generation = started;
    // it may have been stopped before there was anything to cancel
    if (turn.outcome().isPresent()) started.cancel();
  }

  private void over() {
    // the journal may have given the turn up without asking, and then nobody told the model
    if (!isSettled()) cancel();
    whenOver.accept(this);
  }

  /** Whether the end that everybody was told is the one that was written. */
  boolean isSettled() {
    TurnEnd end = written;
    return end != null && turn.end().filter(told -> told == end).isPresent();
  }

  /** Once it is settled: tells what came of it. */
  void told(History history) {
    version.ifPresent(since -> history.answered(turn.chat(), since, written.answer()));
  }

  @Override
  public void started(ModelId model) {
    this.model = model;
  }

  @Override
  public void piece(JsonText text) {
    if (turn.append(text)) writers.journal().wrote(turn);
    else if (end(new TurnOutcome.Completed(Optional.empty()))) cancel();
  }

  @Override
  public void finished(FinishReason reason, Optional<TokenUsage> usage) {
    // an answer without a word is no answer: the user should know, and may try again
    if (turn.appended() == 0) end(new TurnOutcome.Failed(nothing()));
    else end(new TurnOutcome.Completed(usage));
  }

  private GenerationFailure nothing() {
    return GenerationFailure.provider(model.provider(), "the reply was empty", true);
  }

  @Override
  public void failed(GenerationFailure failure) {
    end(new TurnOutcome.Failed(failure));
  }

  /** Decides the outcome; false when it was decided before. */
  boolean end(TurnOutcome outcome) {
    if (!turn.decide(outcome)) return false;
    if (!(outcome instanceof TurnOutcome.Completed)) cancel();
    writers.journal().close(turn, this::settle);
    return true;
  }

  /** A model that speaks before its start has returned is cancelled there. */
  private void cancel() {
    Generation under = generation;
    if (under != null) under.cancel();
  }

  /** Runs inside a unit of work. */
  TurnEnd settle() {
    Optional<Chat.Snapshot> known = chat;
    // if the chat turns out to have changed, the next try reads it again
    chat = Optional.empty();
    version = known.map(begun -> begun.version() + 1);
    written = settling.settle(turn, record, known, new TurnSettling.Facts(Optional.of(model), usage()));
    return written;
  }

  private Optional<TokenUsage> usage() {
    Optional<TokenUsage> told = turn.outcome()
        .flatMap(outcome -> outcome instanceof TurnOutcome.Completed(var usage) ? usage : Optional.empty());
    return told.or(() -> Optional.of(settling.estimated(promptTokens, model, turn)));
  }
}
