package io.fabula.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Bodies that break off or are no chunks: their senders' fault, of which the log has nothing to tell. */
@Timeout(120)
class BrokenBodyHttpTest {
  private static final Logger UPLOADS = (Logger) LoggerFactory
      .getLogger("io.fabula.rest.http.UploadReading");
  private static final Logger ALL = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private static final String JSON = "Content-Type: application/json";
  private static final String CHUNKED = "Transfer-Encoding: chunked";
  private static final String FORM = "Content-Type: multipart/form-data; boundary=b";
  private static final String FILE = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.json\""
      + "\r\n\r\n{\"a\":1";
  private static TestServer server;
  private static Client user;
  private final ListAppender<ILoggingEvent> said = new ListAppender<>();

  @BeforeAll
  static void start() {
    server = TestServer.start();
    user = server.user();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void listen() {
    UPLOADS.setLevel(Level.DEBUG);
    said.start();
    ALL.addAppender(said);
  }

  @AfterEach
  void nothingWasLoggedAloud() {
    ALL.detachAppender(said);
    UPLOADS.setLevel(null);
    assertThat(loud()).isEmpty();
  }

  private List<String> loud() {
    return List.copyOf(said.list).stream().filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
        .map(ILoggingEvent::getFormattedMessage).toList();
  }

  private static byte[] request(String path, String body, String... headers) {
    var request = new StringBuilder("POST ").append(path)
        .append(" HTTP/1.1\r\nHost: here\r\nConnection: close\r\n")
        .append("Authorization: ").append(user.headers().get("Authorization")).append("\r\n");
    for (String header : headers) request.append(header).append("\r\n");
    return request.append("\r\n").append(body).toString().getBytes(StandardCharsets.UTF_8);
  }

  private static RawAnswer send(String path, String body, String... headers) {
    return RawAnswer.toAll(server.port(), request(path, body, headers));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/personas", "/api/personas", "/characters/import", "/characters/import/batch"})
  void chunks_that_are_none_are_a_fault_of_the_body(String path) {
    for (String body : new String[]{"ZZ\r\n", "3\r\n{\"a\r\nZZ\r\n", "30\r\n{\"a", "-1\r\n"}) {
      RawAnswer refused = send(path, body, JSON, CHUNKED).isProblem(400, "VALIDATION_ERROR");
      assertThat(Client.tree(refused.body()).at("/details/0/field").asText()).isEqualTo("body");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/personas", "/characters/import", "/characters/import/batch", "/upload/avatar"})
  void a_body_that_ends_before_its_length_is_a_fault_of_the_body(String path) {
    send(path, "{\"a", JSON, "Content-Length: 500").isProblem(400, "VALIDATION_ERROR");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/characters/import", "/characters/import/batch", "/upload/avatar"})
  void a_form_that_breaks_off_is_refused(String path) {
    send(path, Integer.toHexString(FILE.length()) + "\r\n" + FILE + "\r\nZZ\r\n", FORM, CHUNKED)
        .isProblem(400, "VALIDATION_ERROR");
    send(path, FILE, FORM, "Content-Length: 500").isProblem(400, "VALIDATION_ERROR");
    send(path, FILE, FORM, "Content-Length: " + FILE.length()).isProblem(400, "VALIDATION_ERROR");
  }

  @Test
  void half_an_archive_begins_no_job() {
    send("/characters/import/batch", "PK\u0003\u0004 and then nothing", "Content-Type: application/zip",
        "Content-Length: 5000").isProblem(400, "VALIDATION_ERROR");
  }

  @Test
  void who_leaves_while_the_body_is_read_is_told_of_in_a_whisper() throws Exception {
    for (String path : List.of("/personas", "/characters/import")) {
      said.list.clear();
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
        leave(socket, path);
      }
      while (List.copyOf(said.list).isEmpty()) Thread.sleep(5);
      assertThat(said.list).extracting(ILoggingEvent::getLevel).containsOnly(Level.DEBUG);
    }
  }

  /** With a reset, as a process that is killed leaves, once its body is being waited for. */
  private static void leave(Socket socket, String path) throws IOException {
    socket.getOutputStream().write(request(path, "", JSON, "Content-Length: 500", "Expect: 100-continue"));
    byte[] go = socket.getInputStream().readNBytes("HTTP/1.1 100".length());
    assertThat(new String(go, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 100");
    socket.setSoLinger(true, 0);
  }
}
