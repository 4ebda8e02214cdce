package io.fabula.bootstrap.rehearsal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** An OpenAI-compatible provider on this machine with one model, which says the same to everybody. */
public final class ScriptedProvider implements AutoCloseable {
  public static final String MODEL = "script";

  private static final byte[] MODELS = ("{\"object\":\"list\",\"data\":[{\"id\":\"" + MODEL + "\"}]}")
      .getBytes(StandardCharsets.UTF_8);
  private static final byte[] REPLY = """
      data: {"id":"1","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"Hello, "}}]}

      data: {"id":"1","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"안녕."}}]}

      data: {"id":"1","object":"chat.completion.chunk","choices":[{"index":0,"delta":{},"finish_reason":"stop"}],\
      "usage":{"prompt_tokens":9,"completion_tokens":2}}

      data: [DONE]

      """
      .getBytes(StandardCharsets.UTF_8);

  private final HttpServer server;

  public ScriptedProvider() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/models", exchange -> answer(exchange, "application/json", MODELS));
    server.createContext("/v1/chat/completions", exchange -> answer(exchange, "text/event-stream", REPLY));
    server.start();
  }

  /** Its base URL. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
  }

  private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
    try (exchange; OutputStream out = exchange.getResponseBody()) {
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(200, 0);
      out.write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
