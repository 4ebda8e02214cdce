package io.fabula.domain.character.lore;

import java.util.SplittableRandom;

/**
 * Chance of one evaluation. Each draw depends on the turn's seed and on what it is for, so that one
 * entry's luck does not change when another entry is edited.
 */
record LoreChance(long seed) {
  private static final long ODD = 0x9E3779B97F4A7C15L;

  /** From 1 to 100. */
  int percent(String subject) {
    return generator(subject).nextInt(100) + 1;
  }

  /** From 0 to one less than the bound. */
  long below(long bound, String subject) {
    return generator(subject).nextLong(bound);
  }

  private SplittableRandom generator(String subject) {
    return new SplittableRandom(seed ^ ODD * subject.hashCode());
  }
}
