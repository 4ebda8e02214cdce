package io.fabula.domain.account;

import java.util.Optional;

/** The store of those who are away at a provider. */
public interface SignInAttempts {
  /** Adds one that is not there yet. */
  void add(SignInAttempt attempt);

  /** Takes one out by the hash of its state; absent where there is none, or somebody was faster. */
  Optional<SignInAttempt> take(String state);
}
