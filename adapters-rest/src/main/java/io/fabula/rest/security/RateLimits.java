package io.fabula.rest.security;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many requests a minute each caller may make, counted on this node. */
public final class RateLimits implements Limiter {
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

  @Override
  public boolean off() {
    return perMinute == 0;
  }

  @Override
  public Verdict take(String caller) {
    if (buckets.size() > CALLERS_MAX) buckets.clear();
    ConsumptionProbe probe = buckets.computeIfAbsent(caller, key -> bucket()).tryConsumeAndReturnRemaining(1);
    long wait = seconds(
        probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill());
    return Verdict.of(probe.isConsumed(), name, perMinute, probe.getRemainingTokens(), wait);
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
