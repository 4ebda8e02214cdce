package io.fabula.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Callers who take their time are nobody else's trouble. */
@Timeout(120)
class SlowCallersTest {
  private static final int MORE_THAN_THREADS = 200;

  @Test
  void bodies_that_do_not_come_hold_up_nobody() throws IOException {
    try (TestServer server = TestServer.start()) {
      Client user = server.user();
      String head = "POST /api/personas HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
          + "Authorization: " + user.headers().get("Authorization") + "\r\nContent-Length: 100\r\n\r\n{";
      List<Socket> slow = new ArrayList<>();
      try {
        for (int i = 0; i < MORE_THAN_THREADS; i++) {
          var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
          slow.add(socket);
          socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        }

        for (int i = 0; i < 5; i++) user.get("/users/me").is(200);

        // whoever had waited for one of them would have waited until it was given up, and answered
        for (Socket socket : slow) assertThat(socket.getInputStream().available()).isZero();
      } finally {
        for (Socket socket : slow) socket.close();
      }
    }
  }
}
