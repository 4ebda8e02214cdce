package io.fabula.rest.stream;

import io.fabula.rest.json.JsonFormat;
import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** All event streams of this server: opens them, keeps silent ones alive, waits for them at the end. */
public final class EventStreams implements AutoCloseable {
  private static final Duration SILENCE = Duration.ofSeconds(15);
  private static final Duration TICK = Duration.ofSeconds(1);

  private final Set<TurnReader> readers = ConcurrentHashMap.newKeySet();
  private final Set<ProgressReader> watchers = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().name("stream-heartbeat").daemon().factory());

  public EventStreams() {
    // a little early, so that the line is never silent for the whole of it
    long silence = SILENCE.minus(TICK).toNanos();
    ticker.scheduleAtFixedRate(() -> readers.forEach(reader -> reader.beat(silence)), TICK.toMillis(),
        TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Answers a request with a stream; the request is over when the story is. */
  public void open(Context context, TurnStory story) {
    open(context, response -> switch (story) {
      case TurnStory.Told told -> read(new TurnReader(told, response));
      case TurnStory.Idle idle -> say(response, idle);
    });
  }

  /** Answers a request with the progress of something, until that has ended. */
  public void open(Context context, Progress progress) {
    open(context, response -> watch(new ProgressReader(progress, response, SILENCE.minus(TICK))));
  }

  /** Answers a request with a file that is made on the way. */
  public static void send(Context context, String mediaType, Download download) {
    open(context, mediaType, response -> new Downloading(download, response).start());
  }

  private static void open(Context context, Function<Response, CompletableFuture<Void>> telling) {
    open(context, "text/event-stream; charset=utf-8", telling);
  }

  private static void open(Context context, String mediaType,
      Function<Response, CompletableFuture<Void>> telling) {
    context.future(() -> {
      context.res().setStatus(200);
      context.res().setHeader("Content-Type", mediaType);
      context.res().setHeader("Cache-Control", "no-store");
      context.res().setHeader("X-Accel-Buffering", "no");
      // the core response is never compressed and writes without blocking a thread
      return telling.apply(
          ServletContextRequest.getServletContextRequest(context.req()).getServletContextResponse());
    });
  }

  private CompletableFuture<Void> watch(ProgressReader watcher) {
    watchers.add(watcher);
    return watcher.start().whenComplete((nothing, failure) -> watchers.remove(watcher));
  }

  private CompletableFuture<Void> read(TurnReader reader) {
    readers.add(reader);
    return reader.start().whenComplete((nothing, failure) -> readers.remove(reader));
  }

  private static CompletableFuture<Void> say(Response response, TurnStory.Idle idle) {
    var done = new CompletableFuture<Void>();
    String event = "event: idle\ndata: " + new String(JsonFormat.write(idle.view()), StandardCharsets.UTF_8)
        + "\n\n";
    response.write(false, ByteBuffer.wrap(event.getBytes(StandardCharsets.UTF_8)),
        Callback.from(() -> done.complete(null), failure -> done.complete(null)));
    return done;
  }

  /** Sends watchers away and waits until every reader has its last event, at most so long. */
  public void drain(Duration atMost) {
    watchers.forEach(ProgressReader::stop);
    long until = System.nanoTime() + atMost.toNanos();
    while (!readers.isEmpty() && System.nanoTime() < until) {
      try {
        TimeUnit.MILLISECONDS.sleep(10);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public void close() {
    ticker.shutdownNow();
  }
}
