package io.fabula.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the server answers to bytes that no proper client would send. */
record RawAnswer(int status, Map<String, String> headers, String body) {

  /** Sends them and reads until the server closes; what asks should say {@code Connection: close}. */
  static RawAnswer to(int port, byte[]... parts) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(60_000);
      for (byte[] part : parts) socket.getOutputStream().write(part);
      return read(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@link #to}, and says that nothing more will come. */
  static RawAnswer toAll(int port, byte[] bytes) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(bytes);
      socket.shutdownOutput();
      return read(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RawAnswer read(Socket socket) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(bytes);
    } catch (SocketException reset) {
      // it may close before it has read all that was sent; what came before is what it said
      assertThat(bytes.size()).as(reset.getMessage()).isPositive();
    }
    String[] halves = bytes.toString(StandardCharsets.UTF_8).split("\r\n\r\n", 2);
    String[] lines = halves[0].split("\r\n");
    assertThat(lines[0]).startsWith("HTTP/1.");
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      headers.put(lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
          lines[i].substring(colon + 1).strip());
    }
    return new RawAnswer(Integer.parseInt(lines[0].split(" ")[1]), headers,
        halves.length > 1 ? halves[1] : "");
  }

  /** A problem in full. */
  RawAnswer isProblem(int status, String code) {
    assertThat(status()).as(body).isEqualTo(status);
    assertThat(headers.get("Content-Type")).isEqualTo("application/problem+json");
    JsonNode problem = Client.tree(body);
    assertThat(problem.path("code").asText()).as(body).isEqualTo(code);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("title").asText()).isNotBlank();
    assertThat(problem.path("detail").asText()).isNotBlank().isEqualTo(problem.path("error").asText());
    assertThat(problem.path("request_id").asText()).isNotBlank().isEqualTo(headers.get("X-Request-Id"));
    return this;
  }
}
