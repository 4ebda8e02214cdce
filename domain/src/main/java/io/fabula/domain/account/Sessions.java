package io.fabula.domain.account;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The store of refresh tokens, and of access tokens that were revoked before their time. */
public interface Sessions {
  /** Adds a token that is not there yet. */
  void add(RefreshToken token);

  /** By the token's hash; absent where there is none. */
  Optional<RefreshToken> find(String hash);

  /** Marks a token as used; false when somebody was faster, and then nothing changed. */
  boolean rotate(String hash, Instant now);

  /** Ends a session: none of its tokens is found afterwards. */
  void endFamily(UUID family);

  /** Ends every session of a user. */
  void endAll(UserId user);

  /** Declares an access token dead, until it would have expired anyway. */
  void revoke(AccessToken token);

  /** Whether an access token was revoked; another node's revocation may take a second to be seen. */
  boolean revoked(String accessTokenId);
}
