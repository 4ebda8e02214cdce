package io.fabula.domain.account;

import java.time.Duration;
import java.time.Instant;

/**
 * Somebody who was sent to a provider and has not come back yet. Of what their browser holds, the SHA-256 is
 * kept.
 *
 * @param state hash of what comes back in the address
 * @param browser hash of what comes back in the cookie: who did not begin does not finish
 * @param nonce what the provider must repeat in its statement
 * @param verifier the secret behind the code challenge (PKCE, RFC 7636)
 */
public record SignInAttempt(String state, String browser, String nonce, String verifier, Instant expiresAt) {
  /** How long somebody may take at the provider. */
  public static final Duration LIFETIME = Duration.ofMinutes(10);

  /** Whether its time is over. */
  public boolean expired(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
