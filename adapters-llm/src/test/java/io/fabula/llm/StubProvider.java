package io.fabula.llm;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A provider on a bare socket: the model's name picks how it answers. */
public final class StubProvider implements AutoCloseable {
  public static final List<String> WORDS = List.of("Hello ", "\\\"Léa\\\" ", "안녕 ", "\\ud83d", "\\ude00 ",
      "done\\n");
  public static final String TEXT = "Hello \"Léa\" 안녕 😀 done\n";
  private static final Pattern MODEL = Pattern.compile("\"model\":\"([^\"]*)\"");
  private static final Pattern LENGTH = Pattern.compile("Content-Length: (\\d+)");

  private final ServerSocket server;
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger aborts = new AtomicInteger();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  public StubProvider() throws IOException {
    this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
  }

  public StubProvider(ServerSocket server) {
    this.server = server;
    Thread.ofVirtual().start(this::accept);
  }

  public URI base(String scheme) {
    return URI.create(scheme + "://localhost:" + server.getLocalPort() + "/api/v1");
  }

  public int connections() {
    return connections.get();
  }

  /** How often a client left in the middle of a reply. */
  public int aborts() {
    return aborts.get();
  }

  /** Heads and bodies as they came. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      for (boolean open = true; open;) {
        String request = request(socket.getInputStream());
        requests.add(request);
        Matcher model = MODEL.matcher(request);
        open = answer(model.find() ? model.group(1) : "models", new Reply(socket));
      }
    } catch (EOFException e) {
      // the client is done with this connection
    } catch (IOException | InterruptedException e) {
      aborts.incrementAndGet();
    }
  }

  private static String request(InputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int b = in.read();
      if (b < 0) throw new EOFException();
      bytes.write(b);
    }
    Matcher length = LENGTH.matcher(bytes.toString(StandardCharsets.ISO_8859_1));
    if (length.find()) bytes.write(in.readNBytes(Integer.parseInt(length.group(1))));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** False when the connection is to be closed. */
  private boolean answer(String model, Reply reply) throws IOException, InterruptedException {
    return switch (model) {
      case "plain" -> reply.stream().words().finish("stop").usage().done();
      case "length" -> reply.stream().words().finish("length").done();
      case "filter" -> reply.stream().words().finish("content_filter").done();
      case "nofinish" -> reply.stream().words().done();
      case "nodone" -> reply.stream().words().last();
      case "finish-only" -> reply.stream().words().finish("stop").last();
      case "finish-cut" -> reply.stream().words().finish("stop").cut();
      case "empty" -> reply.stream().done();
      case "crlf" -> reply.lineEnd("\r\n").stream().words().finish("stop").done();
      case "comment" ->
        reply.stream().raw(": working\n\nevent: x\nid: 7\n").words().raw(":\n\n").finish("stop").done();
      case "reasoning" ->
        reply.stream().raw("data: {\"choices\":[{\"delta\":{\"reasoning_content\":\"hm\"}}]}\n\n")
            .raw("data: {\"choices\":[{\"delta\":{\"reasoning\":\"hm\",\"content\":null}}]}\n\n").words()
            .finish("stop").done();
      case "split" -> reply.slices(7).stream().words().finish("stop").usage().done();
      case "until-close" -> reply.untilClose().stream().words().finish("stop").done();
      case "drop-start" -> reply.cut();
      case "drop-mid" -> reply.stream().words().cut();
      case "error-mid" ->
        reply.stream().words().raw("data: {\"error\":{\"message\":\"overloaded\",\"code\":502}}\n\n").last();
      case "malformed" -> reply.stream().words().raw("data: {\"choices\":[{\"delta\n\n").last();
      case "long-line" -> reply.stream().words().raw("data: " + "x".repeat(70_000)).last();
      case "long-head" -> reply.page("200 OK\r\nX-Long: " + "x".repeat(33_000), "text/event-stream", "");
      case "flood" -> reply.stream().flood();
      case "html" -> reply.page("200 OK", "text/html", "<p>hello</p>");
      case "json" -> reply.page("200 OK", "application/json; charset=utf-8",
          "{\"choices\":[{\"message\":{\"content\":\"Hello \\\"Léa\\\" 안녕 😀 done\\n\"},\"finish_reason\":\"stop\"}],"
              + "\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":6}}");
      case "hang" -> reply.pause();
      case "hang-mid" -> reply.stream().words().pause();
      case "slow" -> reply.stream().slowly();
      case "then-close" -> {
        reply.stream().words().finish("stop").done();
        yield false;
      }
      case "models" ->
        reply.page("200 OK", "application/json",
            "{\"data\":[{\"id\":\"b/two\"},{\"id\":\"text-embedding-3\"},{\"id\":\"one\"}]}");
      default -> model.startsWith("fault-")
          ? reply.page(model.substring(6) + " Fault\r\nRetry-After: 3", "application/json",
              "{\"error\":{\"message\":\"no, sk-secret-key\"}}")
          : reply.page("404 Not Found", "text/plain", "no such model");
    };
  }

  private static final class Reply {
    private final OutputStream out;
    private final InputStream in;
    private boolean chunked = true;
    private int sliceSize = Integer.MAX_VALUE;
    private String lineEnd = "\n";

    Reply(Socket socket) throws IOException {
      out = socket.getOutputStream();
      in = socket.getInputStream();
      socket.setTcpNoDelay(true);
    }

    Reply lineEnd(String text) {
      lineEnd = text;
      return this;
    }

    Reply slices(int size) {
      sliceSize = size;
      return this;
    }

    Reply untilClose() {
      chunked = false;
      return this;
    }

    Reply stream() throws IOException {
      send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n"
          + (chunked ? "Transfer-Encoding: chunked\r\n" : "Connection: close\r\n") + "\r\n");
      return raw(event("{\"role\":\"assistant\",\"content\":\"\"}", "null"));
    }

    Reply words() throws IOException {
      for (String word : WORDS) raw(event("{\"content\":\"" + word + "\"}", "null"));
      return this;
    }

    Reply finish(String reason) throws IOException {
      return raw(event("{}", "\"" + reason + "\""));
    }

    Reply usage() throws IOException {
      return raw("data: {\"choices\":[],\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":6}}\n\n");
    }

    private static String event(String delta, String finish) {
      return "data: {\"id\":\"c-1\",\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":"
          + finish
          + "}]}\n\n";
    }

    Reply raw(String events) throws IOException {
      String text = events.replace("\n", lineEnd);
      int size = text.getBytes(StandardCharsets.UTF_8).length;
      send(chunked ? Integer.toHexString(size) + "\r\n" + text + "\r\n" : text);
      return this;
    }

    boolean done() throws IOException {
      return raw("data: [DONE]\n\n").last();
    }

    boolean last() throws IOException {
      if (chunked) send("0\r\n\r\n");
      return chunked;
    }

    boolean cut() {
      return false;
    }

    boolean page(String status, String type, String body) throws IOException {
      send("HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: "
          + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
      return true;
    }

    boolean slowly() throws IOException, InterruptedException {
      for (int i = 0; i < 200; i++) {
        raw(event("{\"content\":\"word \"}", "null"));
        Thread.sleep(20);
      }
      return finish("stop").done();
    }

    boolean flood() throws IOException {
      for (int i = 0; i < 200; i++) raw(event("{\"content\":\"" + "y".repeat(10_000) + "\"}", "null"));
      return finish("stop").done();
    }

    /** Waits for the client to leave. */
    boolean pause() throws IOException {
      if (in.read() < 0) throw new IOException("the client left");
      return false;
    }

    private void send(String text) throws IOException {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      for (int at = 0; at < bytes.length;) {
        int size = Math.min(sliceSize, bytes.length - at);
        out.write(bytes, at, size);
        out.flush();
        at += size;
      }
    }
  }
}
