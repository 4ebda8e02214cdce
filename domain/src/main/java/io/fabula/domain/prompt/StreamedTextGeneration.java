package io.fabula.domain.prompt;

import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A model that is a function of the request. Each reply is drawn on a virtual thread of its own. */
final class StreamedTextGeneration implements TextGeneration {
  private final String provider;
  private final Function<GenerationRequest, Stream<String>> model;

  StreamedTextGeneration(String provider, Function<GenerationRequest, Stream<String>> model) {
    this.provider = provider;
    this.model = model;
  }

  @Override
  public Generation start(GenerationRequest request, GenerationSink sink) {
    var reply = new Reply(request, sink);
    Thread thread = Thread.ofVirtual().name(provider).start(reply);
    return () -> {
      reply.cancelled = true;
      thread.interrupt();
    };
  }

  private final class Reply implements Runnable {
    private final GenerationRequest request;
    private final GenerationSink sink;
    private volatile boolean cancelled;

    Reply(GenerationRequest request, GenerationSink sink) {
      this.request = request;
      this.sink = sink;
    }

    /** Whatever a model of somebody else's throws is the end of this reply and of nothing more. */
    @Override
    public void run() {
      try (Stream<String> pieces = model.apply(request)) {
        sink.started(request.model());
        for (Iterator<String> each = pieces.iterator(); !cancelled && each.hasNext();) pass(each.next());
      } catch (RuntimeException broken) {
        if (!cancelled) sink.failed(GenerationFailure.provider(provider, String.valueOf(broken), true));
        return;
      }
      if (!cancelled) sink.finished(FinishReason.STOP, Optional.empty());
    }

    private void pass(String piece) {
      if (!cancelled && !piece.isEmpty()) sink.piece(JsonText.of(piece));
    }
  }
}
