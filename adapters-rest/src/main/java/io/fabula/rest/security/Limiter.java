package io.fabula.rest.security;

import java.util.Map;

/** How many requests a minute each caller may make. */
public interface Limiter {

  /**
   * What became of one request.
   *
   * @param headers those of the IETF's draft-ietf-httpapi-ratelimit-headers, with {@code Retry-After}
   *     for a refusal
   */
  record Verdict(boolean allowed, Map<String, String> headers) {
    static Verdict of(boolean allowed, String name, int perMinute, long left, long waitSeconds) {
      String policy = "\"" + name + "\";q=" + perMinute + ";w=60";
      String state = "\"" + name + "\";r=" + left + ";t=" + waitSeconds;
      return allowed ? new Verdict(true, Map.of("RateLimit-Policy", policy, "RateLimit", state))
          : new Verdict(false, Map.of("RateLimit-Policy", policy, "RateLimit", state, "Retry-After",
              Long.toString(Math.max(1, waitSeconds))));
    }
  }

  /** Whether there is no limit. */
  boolean off();

  /** Counts one request. */
  Verdict take(String caller);
}
