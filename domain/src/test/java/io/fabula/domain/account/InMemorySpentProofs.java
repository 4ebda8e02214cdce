package io.fabula.domain.account;

import io.fabula.domain.shared.InMemoryRows;
import io.fabula.domain.shared.InMemoryUnitOfWork;

/** Proofs in memory. */
public final class InMemorySpentProofs implements SpentProofs {
  private final InMemoryUnitOfWork unit;
  private final InMemoryRows<String, ProofOfWork.Solved> spent;

  public InMemorySpentProofs(InMemoryUnitOfWork unit) {
    this.unit = unit;
    this.spent = new InMemoryRows<>(unit);
  }

  @Override
  public boolean spend(ProofOfWork.Solved proof) {
    return unit.step(() -> {
      if (spent.find(proof.signature()).isPresent()) return false;
      spent.put(proof.signature(), proof);
      return true;
    });
  }
}
