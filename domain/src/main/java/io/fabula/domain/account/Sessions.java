package io.fabula.domain.account;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The store of sessions: the refresh tokens of each, and what ended before its time. A session that has
 * ended stays so, whatever is added to it afterwards.
 */
public interface Sessions {
  /** Adds a token that is not there yet. */
  void add(RefreshToken token);

  /** By the token's hash; absent where there is none, or its session has ended. */
  Optional<RefreshToken> find(String hash);

  /** Marks a token as used; false when somebody was faster, and then nothing changed. */
  boolean rotate(String hash, Instant now);

  /** Ends a session: none of its refresh tokens is found and all of its access tokens are revoked. */
  void endFamily(UUID family);

  /** Ends every session of a user but, where there is one, the spared. */
  void endAll(UserId user, Optional<UUID> spared);

  /** Declares an access token dead, until it would have expired anyway. */
  void revoke(AccessToken token);

  /**
   * Whether an access token was revoked or its session has ended; what another node ended may take a
   * second to be seen.
   */
  boolean revoked(AccessToken token);
}
