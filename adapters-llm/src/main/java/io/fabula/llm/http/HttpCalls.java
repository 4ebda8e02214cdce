package io.fabula.llm.http;

/**
 * Sends a request and reads its reply as it comes.
 *
 * <p>{@link #send} never waits. A request is sent again only when a pooled connection died before
 * any byte of the reply, which is how a server that closed an idle connection looks.
 */
public interface HttpCalls extends AutoCloseable {
  OpenCall send(CallRequest request, ReplyReader reader);

  @Override
  void close();
}
