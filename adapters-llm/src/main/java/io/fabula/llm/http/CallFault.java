package io.fabula.llm.http;

/** Why a reply did not come to its end. */
public record CallFault(Kind kind, String detail) {
  public enum Kind {
    CONNECT,
    CUT,
    TIMEOUT,
    MALFORMED
  }
}
