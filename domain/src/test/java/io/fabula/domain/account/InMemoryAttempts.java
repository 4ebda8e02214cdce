package io.fabula.domain.account;

import io.fabula.domain.shared.InMemoryRows;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import java.time.Duration;
import java.time.Instant;

/** Tries in memory. */
public final class InMemoryAttempts implements Attempts {
  private final InMemoryUnitOfWork unit;
  private final InMemoryRows<String, Instant> madeUp;

  public InMemoryAttempts(InMemoryUnitOfWork unit) {
    this.unit = unit;
    this.madeUp = new InMemoryRows<>(unit);
  }

  @Override
  public Tally count(String what, int limit, Instant now) {
    return unit.step(() -> {
      Duration each = Tally.each(limit);
      Instant owed = madeUp.find(what).filter(moment -> moment.isAfter(now)).orElse(now);
      boolean allowed = !owed.isAfter(now.plus(each.multipliedBy(limit - 1)));
      if (allowed) madeUp.put(what, owed.plus(each));
      return Tally.of(allowed, madeUp.find(what).orElse(now), limit, now);
    });
  }
}
