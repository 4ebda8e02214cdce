package io.fabula.rest.stream;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** One client that is sent a file in the making, by a virtual thread of its own. */
final class Downloading implements Runnable {
  private static final System.Logger LOG = System.getLogger(Downloading.class.getName());
  private static final int BUFFER = 64 * 1024;

  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private final Download download;
  private final Response response;

  Downloading(Download download, Response response) {
    this.download = download;
    this.response = response;
  }

  CompletableFuture<Void> start() {
    Thread.ofVirtual().name("download").start(this);
    return done;
  }

  /** What broke off must not look whole: before the first byte it is an answer, afterwards the line is cut. */
  @Override
  public void run() {
    // never closed: to close it after a failure would send what it holds
    var out = new BufferedOutputStream(new ToResponse(), BUFFER);
    try {
      download.write(out);
      out.flush();
      done.complete(null);
    } catch (IOException | RuntimeException failure) {
      if (!response.isCommitted()) {
        response.getHeaders().remove("Content-Disposition");
        done.completeExceptionally(failure);
        return;
      }
      LOG.log(System.Logger.Level.WARNING, "a download broke off", failure);
      response.getRequest().getConnectionMetaData().getConnection().getEndPoint().close(failure);
      done.complete(null);
    }
  }

  /** Waits for each write: a slow reader holds up this thread, and nothing else. */
  private final class ToResponse extends OutputStream {
    @Override
    public void write(int one) throws IOException {
      write(new byte[]{(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      var written = new CompletableFuture<Void>();
      response.write(false, ByteBuffer.wrap(bytes, from, length),
          Callback.from(() -> written.complete(null), written::completeExceptionally));
      try {
        written.join();
      } catch (CompletionException gone) {
        throw new IOException("the reader has gone", gone.getCause());
      }
    }
  }
}
