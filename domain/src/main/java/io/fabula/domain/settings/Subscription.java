package io.fabula.domain.settings;

import java.time.Instant;
import java.util.Optional;

/**
 * What a user pays for.
 *
 * @param renewsAt when it has to be paid again; absent where never
 */
public record Subscription(Plan plan, Optional<Instant> renewsAt) {
  /** Of a user who never paid. */
  public static final Subscription STANDARD = new Subscription(Plan.FREE, Optional.empty());

  /** From nothing to everything. */
  public enum Plan {
    FREE,
    PLUS,
    PRO
  }

  /** As a user changes it on their own; refused with {@link SettingsError.PaymentRequired} for another paid plan. */
  public Subscription choose(Plan wanted) {
    if (wanted == plan) return this;
    if (wanted != Plan.FREE) throw SettingsError.PaymentRequired.failure(wanted);
    return STANDARD;
  }
}
