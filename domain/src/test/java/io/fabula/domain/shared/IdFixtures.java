package io.fabula.domain.shared;

import java.time.InstantSource;
import java.util.Random;
import java.util.UUID;

/** Ids that no other test has. */
public final class IdFixtures {
  private static final Ids IDS = new UuidV7(InstantSource.system(), new Random());

  private IdFixtures() {}

  public static UUID fresh() {
    return IDS.next();
  }
}
