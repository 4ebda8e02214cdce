package io.fabula.llm.http;

/** Sends each call over the driver for its scheme. */
public record SchemeCalls(HttpCalls plain, HttpCalls tls) implements HttpCalls {
  @Override
  public OpenCall send(CallRequest request, ReplyReader reader) {
    return (request.endpoint().tls() ? tls : plain).send(request, reader);
  }

  @Override
  public void close() {
    plain.close();
    tls.close();
  }
}
