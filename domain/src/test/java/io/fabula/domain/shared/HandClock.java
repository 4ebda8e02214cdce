package io.fabula.domain.shared;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves by hand alone. */
public final class HandClock implements InstantSource {
  public static final Instant START = Instant.parse("2026-11-21T09:00:00.123Z");

  private volatile Instant now = START;

  @Override
  public Instant instant() {
    return now;
  }

  public Instant pass(Duration time) {
    now = now.plus(time);
    return now;
  }
}
