package io.fabula.llm.offline;

import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.prompt.FinishReason;
import io.fabula.domain.prompt.Generation;
import io.fabula.domain.prompt.GenerationFailure;
import io.fabula.domain.prompt.GenerationRequest;
import io.fabula.domain.prompt.GenerationSink;
import io.fabula.domain.prompt.JsonText;
import io.fabula.domain.prompt.TextGeneration;
import io.fabula.domain.prompt.TokenUsage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The embedded model {@code offline/improv}: an improviser, no language model. */
public final class ImprovTextGeneration implements TextGeneration, AutoCloseable {
  public static final ModelId MODEL = new ModelId("offline", "improv");
  public static final Duration PACE_STANDARD = Duration.ofMillis(25);
  private static final System.Logger LOG = System.getLogger(ImprovTextGeneration.class.getName());
  private static final Pattern PIECE = Pattern.compile("\\S+\\s*");

  private final long paceNanos;
  private final ScheduledExecutorService stage = Executors
      .newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().name("fabula-improv").daemon().unstarted(work));

  /**
   * @param pace from one piece to the next, about a word
   */
  public ImprovTextGeneration(Duration pace) {
    paceNanos = pace.toNanos();
  }

  @Override
  public Generation start(GenerationRequest request, GenerationSink sink) {
    var performance = new Performance(request, sink);
    stage.execute(performance);
    return performance;
  }

  @Override
  public void close() {
    stage.shutdownNow();
  }

  private final class Performance implements Generation, Runnable {
    private final GenerationRequest request;
    private final GenerationSink sink;
    private List<String> pieces = List.of();
    private int next;
    private boolean cutShort;
    private volatile boolean cancelled;

    Performance(GenerationRequest request, GenerationSink sink) {
      this.request = request;
      this.sink = sink;
    }

    @Override
    public void cancel() {
      cancelled = true;
    }

    @Override
    public void run() {
      try {
        perform();
      } catch (RuntimeException | Error e) {
        // the edge of the thread that all performances share
        LOG.log(System.Logger.Level.ERROR, "an improvisation failed", e);
        if (!cancelled) {
          cancelled = true;
          sink.failed(GenerationFailure.provider(MODEL.provider(), "the improviser failed", false));
        }
      }
    }

    private void perform() {
      if (cancelled) return;
      if (next == 0) begin();
      while (next < pieces.size()) {
        sink.piece(JsonText.of(pieces.get(next++)));
        if (paceNanos > 0 && next < pieces.size()) {
          stage.schedule(this, paceNanos, TimeUnit.NANOSECONDS);
          return;
        }
        if (cancelled) return;
      }
      var usage = new TokenUsage(request.prompt().totalTokens(), pieces.size(), true);
      sink.finished(cutShort ? FinishReason.LENGTH : FinishReason.STOP, Optional.of(usage));
    }

    private void begin() {
      String reply = request.form().map(form -> FormFiller.reply(form, request.prompt(), request.seed()))
          .orElseGet(() -> Improviser.reply(request.prompt(), request.seed()));
      for (String stop : request.sampling().stop()) {
        int at = stop.isEmpty() ? -1 : reply.indexOf(stop);
        if (at >= 0) reply = reply.substring(0, at);
      }
      List<String> words = PIECE.matcher(reply).results().map(MatchResult::group).toList();
      cutShort = words.size() > request.sampling().maxTokens();
      pieces = cutShort ? words.subList(0, request.sampling().maxTokens()) : words;
      sink.started(request.model());
    }
  }
}
