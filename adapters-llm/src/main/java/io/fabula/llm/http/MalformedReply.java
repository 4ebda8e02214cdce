package io.fabula.llm.http;

/** The bytes are no HTTP reply, or pass a bound. Caught by the drivers. */
public final class MalformedReply extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MalformedReply(String message) {
    super(message, null, false, false);
  }
}
