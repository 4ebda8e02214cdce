package io.fabula.domain.canary;

import java.time.Instant;

/** Wrong on purpose. */
public final class TimeTeller {
  public Instant tell() {
    return Instant.now();
  }
}
