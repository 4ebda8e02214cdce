package io.fabula.domain.account;

import java.util.Optional;

/** The store of tokens that are good once. */
public interface OneTimeTokens {
  /** Adds a token that is not there yet. */
  void add(OneTimeToken token);

  /** By its hash and what it is for; absent where there is none, or it was taken. Tells of expired ones too. */
  Optional<OneTimeToken> find(String hash, OneTimeToken.Purpose purpose);

  /** Uses it up; false when somebody was faster. */
  boolean take(String hash);

  /** Forgets all of a user's for one purpose. */
  void drop(UserId user, OneTimeToken.Purpose purpose);
}
