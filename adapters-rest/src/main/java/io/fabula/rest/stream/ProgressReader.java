package io.fabula.rest.stream;

import io.fabula.rest.json.JsonFormat;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** One client that watches something go on. Such things are slow and few, so a virtual thread each will do. */
final class ProgressReader implements Runnable {
  private static final System.Logger LOG = System.getLogger(ProgressReader.class.getName());
  private static final Duration LOOK = Duration.ofMillis(300);
  private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private final Progress progress;
  private final Response response;
  private final Duration silence;

  ProgressReader(Progress progress, Response response, Duration silence) {
    this.progress = progress;
    this.response = response;
    this.silence = silence;
  }

  /** Begins to watch; the future completes after the last event, or when the client has gone. */
  CompletableFuture<Void> start() {
    Thread watching = Thread.ofVirtual().name("progress").start(this);
    done.whenComplete((nothing, failure) -> watching.interrupt());
    return done;
  }

  /** Ends the stream without a last event: the client comes back. */
  void stop() {
    done.complete(null);
  }

  @Override
  public void run() {
    long wrote = System.nanoTime();
    try {
      while (!done.isDone()) {
        Optional<Progress.Event> news = progress.news();
        if (news.isPresent()) {
          write(bytes(news.get()));
          if (news.get().last()) return;
          wrote = System.nanoTime();
        } else if (System.nanoTime() - wrote > silence.toNanos()) {
          write(HEARTBEAT);
          wrote = System.nanoTime();
        }
        Thread.sleep(LOOK);
      }
    } catch (InterruptedException | CompletionException gone) {
      LOG.log(System.Logger.Level.DEBUG, "a watcher has gone", gone);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "a watcher could not be told", e);
    } finally {
      done.complete(null);
    }
  }

  private void write(byte[] bytes) {
    var written = new CompletableFuture<Void>();
    response.write(false, ByteBuffer.wrap(bytes),
        Callback.from(() -> written.complete(null), written::completeExceptionally));
    written.join();
  }

  private static byte[] bytes(Progress.Event event) {
    var out = new ByteArrayOutputStream(512);
    out.writeBytes(("id: " + event.id() + "\nevent: " + event.name() + "\ndata: ")
        .getBytes(StandardCharsets.UTF_8));
    out.writeBytes(JsonFormat.write(event.view()));
    out.writeBytes("\n\n".getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }
}
