package io.fabula.rest.security;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many requests a minute each caller may make, counted on this node. */
public final class RateLimits {
  private static final int CALLERS_MAX = 50_000;

  private final String name;
  private final int perMinute;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  /**
   * @param name as it stands in the {@code RateLimit} header
   * @param perMinute 0 for no limit
   */
  public RateLimits(String name, int perMinute) {
    this.name = name;
    this.perMinute = perMinute;
  }

  public boolean off() {
    return perMinute == 0;
  }

  /**
   * What became of one request.
   *
   * @param headers those of the IETF's draft-ietf-httpapi-ratelimit-headers, with {@code Retry-After}
   *     for a refusal
   */
  public record Verdict(boolean allowed, Map<String, String> headers) {}

  public Verdict take(String caller) {
    if (buckets.size() > CALLERS_MAX) buckets.clear();
    ConsumptionProbe probe = buckets.computeIfAbsent(caller, key -> bucket()).tryConsumeAndReturnRemaining(1);
    long wait = seconds(
        probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill());
    String policy = "\"" + name + "\";q=" + perMinute + ";w=60";
    String state = "\"" + name + "\";r=" + probe.getRemainingTokens() + ";t=" + wait;
    return probe.isConsumed()
        ? new Verdict(true, Map.of("RateLimit-Policy", policy, "RateLimit", state))
        : new Verdict(false,
            Map.of("RateLimit-Policy", policy, "RateLimit", state, "Retry-After",
                Long.toString(Math.max(1, wait))));
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
        .build();
  }

  private static long seconds(long nanos) {
    return (nanos + 999_999_999) / 1_000_000_000;
  }
}
