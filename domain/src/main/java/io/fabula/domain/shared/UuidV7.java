package io.fabula.domain.shared;

import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * UUID version 7 (RFC 9562, section 5.7, method 1): 48 bits of Unix milliseconds, a 12-bit counter
 * that keeps ids of one millisecond in order, 62 random bits.
 */
public final class UuidV7 implements Ids {
  private static final int COUNTER_LIMIT = 1 << 12;
  /** Far enough apart that neighbours have nothing in common. */
  private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

  private final InstantSource clock;
  private final RandomGenerator chance;
  private long lastMillis;
  private int counter;

  /** Ids by this clock and this chance. */
  public UuidV7(InstantSource clock, RandomGenerator chance) {
    this.clock = clock;
    this.chance = chance;
  }

  /** The same id for the same arguments: of the number-th thing that one other thing makes. */
  public static UUID derived(Instant time, UUID of, int number) {
    var mixed = new SplittableRandom(
        of.getMostSignificantBits() * 31 + of.getLeastSignificantBits() + GOLDEN * number);
    return id(time.toEpochMilli(), mixed.nextInt(COUNTER_LIMIT), mixed.nextLong());
  }

  private static UUID id(long millis, int counter, long chance) {
    return new UUID(millis << 16 | 0x7000L | counter, chance >>> 2 | 0x8000_0000_0000_0000L);
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
    return id(lastMillis, counter, chance.nextLong());
  }
}
