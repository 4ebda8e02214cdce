package io.fabula.rest.security;

import io.fabula.domain.account.Attempts;
import java.time.InstantSource;

/** A limit that all nodes keep together, for what is guessed: a guesser must not gain by asking several. */
public final class SharedRateLimits implements Limiter {
  private final String name;
  private final int perMinute;
  private final Attempts attempts;
  private final InstantSource clock;

  /**
   * @param name as it stands in the {@code RateLimit} header
   * @param perMinute 0 for no limit
   */
  public SharedRateLimits(String name, int perMinute, Attempts attempts, InstantSource clock) {
    this.name = name;
    this.perMinute = perMinute;
    this.attempts = attempts;
    this.clock = clock;
  }

  @Override
  public boolean off() {
    return perMinute == 0;
  }

  @Override
  public Verdict take(String caller) {
    Attempts.Tally tally = attempts.count(caller, perMinute, clock.instant());
    return Verdict.of(tally.allowed(), name, perMinute, tally.left(),
        (tally.pause().toMillis() + 999) / 1_000);
  }
}
