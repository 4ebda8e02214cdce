package io.fabula.domain.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Makes and reads access tokens: short-lived, signed, good until they expire or are revoked. */
public interface AccessTokens {
  Duration LIFETIME = Duration.ofHours(1);

  String issue(Caller caller, Instant now);

  /** What the token says; absent when it is malformed, of another issuer, forged or expired. */
  Optional<AccessToken> read(String token, Instant now);
}
