package io.fabula.llm.http;

/**
 * What a reply is read into: {@code head}, {@code body} any number of times, then one of {@code
 * ended} and {@code broken}. One call at a time, except {@link #begun}.
 */
public interface ReplyReader {
  void head(ReplyHead head);

  /**
   * A part of the body, in a buffer that is reused after the call.
   *
   * @return false to have no more of it: the connection is closed and nothing more is called
   */
  boolean body(byte[] bytes, int from, int to);

  /** Whether the first token came. Asked by the clock's thread. */
  boolean begun();

  /** The body is complete. */
  void ended();

  void broken(CallFault fault);
}
