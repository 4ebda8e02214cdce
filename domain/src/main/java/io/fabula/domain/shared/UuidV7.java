package io.fabula.domain.shared;

import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * UUID version 7 (RFC 9562, section 5.7, method 1): 48 bits of Unix milliseconds, a 12-bit counter
 * that keeps ids of one millisecond in order, 62 random bits.
 */
public final class UuidV7 implements Ids {
  private static final int COUNTER_LIMIT = 1 << 12;

  private final InstantSource clock;
  private final RandomGenerator chance;
  private long lastMillis;
  private int counter;

  /** Ids by this clock and this chance. */
  public UuidV7(InstantSource clock, RandomGenerator chance) {
    this.clock = clock;
    this.chance = chance;
  }

  @Override
  public synchronized UUID next() {
    long millis = Math.max(clock.millis(), lastMillis);
    if (millis > lastMillis) {
      lastMillis = millis;
      counter = chance.nextInt(COUNTER_LIMIT / 2);
    } else if (++counter == COUNTER_LIMIT) {
      // the millisecond is used up: borrow the next one, the clock catches up by itself
      lastMillis = millis + 1;
      counter = 0;
    }
    long high = lastMillis << 16 | 0x7000L | counter;
    long low = chance.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
