package io.fabula.domain.account;

/** Which puzzles were turned in already, on any node. */
public interface SpentProofs {
  /** Turns a solved puzzle in, as part of the unit of work it is called in; false when it was before. */
  boolean spend(ProofOfWork.Solved proof);
}
