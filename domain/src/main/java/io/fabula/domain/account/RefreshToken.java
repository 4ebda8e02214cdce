package io.fabula.domain.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One link of a session's chain: used once to make the next. The token itself is known to the client
 * alone; its SHA-256 is kept.
 *
 * @param hash of the token, 64 hexadecimal digits
 * @param family the session: all tokens that follow from one login
 * @param rotatedAt when it was used up
 */
public record RefreshToken(
    String hash, UUID family, UserId user, Instant issuedAt, Instant expiresAt, Optional<Instant> rotatedAt) {
  public static final Duration LIFETIME = Duration.ofDays(30);

  /** A new token of a session. */
  public static RefreshToken issue(String hash, UUID family, UserId user, Instant now) {
    return new RefreshToken(hash, family, user, now, now.plus(LIFETIME), Optional.empty());
  }

  /** Whether its time is over. */
  public boolean expired(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
