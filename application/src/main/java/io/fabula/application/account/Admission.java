package io.fabula.application.account;

import io.fabula.domain.account.AccountError;
import io.fabula.domain.account.ProofOfWork;
import io.fabula.domain.account.SpentProofs;
import io.fabula.domain.shared.DomainFailure;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Whether somebody has done the work that an account costs. */
public final class Admission {
  private final ProofOfWork proofs;
  private final SpentProofs spent;
  private final boolean required;
  private final InstantSource clock;

  /**
   * @param required false where accounts cost nothing
   */
  public Admission(ProofOfWork proofs, SpentProofs spent, boolean required, InstantSource clock) {
    this.proofs = proofs;
    this.spent = spent;
    this.required = required;
    this.clock = clock;
  }

  /** Whether an account costs work at all. */
  public boolean required() {
    return required;
  }

  public ProofOfWork.Challenge challenge() {
    return proofs.challenge(clock.instant());
  }

  /** Refuses whoever has not done the work, before anything is done for them. */
  Optional<ProofOfWork.Solved> check(Optional<String> proof) {
    if (!required) return Optional.empty();
    Instant now = clock.instant();
    return Optional.of(proof.flatMap(solution -> proofs.check(solution, now)).orElseThrow(this::refusal));
  }

  /** Turns the proof in, in the unit of work of what it was done for; a second time is refused. */
  void spend(Optional<ProofOfWork.Solved> proof) {
    if (proof.isPresent() && !spent.spend(proof.get())) throw refusal();
  }

  private DomainFailure refusal() {
    return AccountError.ProofRequired.failure(challenge());
  }
}
