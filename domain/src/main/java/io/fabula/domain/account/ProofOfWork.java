package io.fabula.domain.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Puzzles that take a machine a moment to solve and none to check: a price on making accounts. */
public interface ProofOfWork {
  /** How long a puzzle may be solved. */
  Duration LIFETIME = Duration.ofMinutes(20);

  /**
   * A puzzle as the ALTCHA protocol has it: find the number up to {@code maxNumber} whose digits behind the
   * salt hash to the challenge.
   *
   * @param signature by which the server knows the puzzle as its own
   */
  record Challenge(String algorithm, String challenge, String salt, String signature, long maxNumber) {}

  /**
   * A puzzle that was solved.
   *
   * @param signature the puzzle's, by which a second use is known
   * @param expiresAt when nobody needs to remember it any more
   */
  record Solved(String signature, Instant expiresAt) {}

  /** A new puzzle, good for {@link #LIFETIME} from now. */
  Challenge challenge(Instant now);

  /** The puzzle that this solves; absent where it solves none, or one that is not ours or too old. */
  Optional<Solved> check(String solution, Instant now);
}
