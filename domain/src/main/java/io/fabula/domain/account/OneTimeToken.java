package io.fabula.domain.account;

import java.time.Duration;
import java.time.Instant;

/**
 * A link in a mail, good once: whoever follows it reads that address. The token itself stands in the mail
 * alone; its SHA-256 is kept.
 *
 * @param hash of the token, 64 hexadecimal digits
 */
public record OneTimeToken(String hash, UserId user, Purpose purpose, Instant expiresAt) {

  /** What a link is for, and how long it is good. */
  public enum Purpose {
    VERIFY_EMAIL(Duration.ofHours(24)),
    RESET_PASSWORD(Duration.ofHours(1));

    private final Duration lifetime;

    Purpose(Duration lifetime) {
      this.lifetime = lifetime;
    }
  }

  /** A new one, good as long as its purpose allows. */
  public static OneTimeToken issue(String hash, UserId user, Purpose purpose, Instant now) {
    return new OneTimeToken(hash, user, purpose, now.plus(purpose.lifetime));
  }

  /** Whether its time is over. */
  public boolean expired(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
