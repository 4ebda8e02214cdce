package io.fabula.domain.shared;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Remembers what was answered to requests that carry a key of their caller's, so that a repeated
 * request gets the first one's answer instead of a second effect. Answers are kept for a day.
 */
public interface AnsweredRequests {
  /** How long an answer is kept, counted from the request. */
  Duration KEPT = Duration.ofHours(24);

  /** A claim without an answer is that of a server that went down, once it is this old. */
  Duration ABANDONED = Duration.ofMinutes(15);

  /**
   * @param caller whose request it is
   * @param route what was asked for
   * @param key the caller's own
   */
  record RequestKey(String caller, String route, String key) {}

  /** An answer as it was sent: status, headers by name, and the body's bytes. */
  record KeptAnswer(int status, Map<String, String> headers, byte[] body) {}

  /** How a request stands. */
  sealed interface Claim {
    /** It is new, and now the caller's to answer: with {@link #keep} or {@link #release}. */
    record Granted() implements Claim {}

    /** The first one is not answered yet. */
    record Running() implements Claim {}

    /** The key was used for a request with another content. */
    record Mismatched() implements Claim {}

    record Answered(KeptAnswer answer) implements Claim {}
  }

  /** Of many at the same time, one alone is granted. */
  Claim claim(RequestKey key, String fingerprint, Instant now);

  /** Keeps the answer of a request that was claimed before, in place of an earlier one. */
  void keep(RequestKey key, KeptAnswer answer);

  /** Forgets all that a caller was answered, and every answer in which their id stands. */
  void forget(String caller);

  /** Forgets a claim, so that the request can be tried again. */
  void release(RequestKey key);
}
