package io.fabula.domain.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Makes and reads access tokens: short-lived, signed, good until they expire or are revoked. */
public interface AccessTokens {
  /** How long a token is good for. */
  Duration LIFETIME = Duration.ofHours(1);

  /** A signed token for this caller of this session, good for {@link #LIFETIME} from now. */
  String issue(Caller caller, UUID session, Instant now);

  /** What the token says; absent when it is malformed, of another issuer, forged or expired. */
  Optional<AccessToken> read(String token, Instant now);
}
