package io.fabula.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** The network between the browser and the server breaks while a reply is being written. */
class LostConnectionTest extends BrowserTest {
  @Test
  void the_reply_goes_on_where_the_line_broke() throws IOException {
    try (var line = new Line(port())) {
      Person reader = person(new Browser.NewContextOptions().setLocale("en-US"), line.port()).inAChat();
      reader.say("Tell me about the lamp, the storm and the stairs.");
      String early = reader.writtenPast(0);

      line.breakOff();

      assertThat(reader.writtenPast(early.length())).startsWith(early.strip());
      reader.untilDone();
      assertThat(reader.seen()).isEqualTo(reader.kept());
      assertThat(line.broken()).isPositive();
    }
  }

  /** A wire that can be cut: it carries bytes both ways and knows nothing of them. */
  private static final class Line implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private int broken;

    Line(int server) throws IOException {
      Thread.ofVirtual().start(() -> {
        while (!door.isClosed()) {
          try {
            Socket browser = door.accept();
            var far = new Socket(InetAddress.getLoopbackAddress(), server);
            carry(browser, far);
            carry(far, browser);
          } catch (IOException closed) {
            return;
          }
        }
      });
    }

    private void carry(Socket from, Socket to) {
      open.add(from);
      Thread.ofVirtual().start(() -> {
        try (from; to) {
          from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException cut) {
          // either end is gone, or the wire was cut: both are closed now
        } finally {
          open.remove(from);
        }
      });
    }

    int port() {
      return door.getLocalPort();
    }

    int broken() {
      return broken;
    }

    void breakOff() {
      for (Socket socket : open) {
        try {
          socket.close();
          broken++;
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }

    @Override
    public void close() throws IOException {
      door.close();
      breakOff();
    }
  }
}
