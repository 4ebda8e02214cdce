package io.fabula.application.account;

import io.fabula.domain.account.ProofOfWork;
import java.time.Instant;
import java.util.Optional;

/** Puzzles with numbers, which are their own solutions. */
final class CountedProofs implements ProofOfWork {
  private int made;

  @Override
  public Challenge challenge(Instant now) {
    return new Challenge("SHA-256", "challenge-" + ++made, "salt", "signature", 1);
  }

  @Override
  public Optional<Solved> check(String solution, Instant now) {
    return solution.startsWith("challenge-") ? Optional.of(new Solved(solution, now.plus(LIFETIME)))
        : Optional.empty();
  }
}
