package io.fabula.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabula.domain.shared.AtOnce;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.UnitOfWork;
import org.junit.jupiter.api.Test;

/** What all {@link SpentProofs} keep to. */
public interface SpentProofsContract {
  SpentProofs subject();

  UnitOfWork unit();

  private static ProofOfWork.Solved proof() {
    return new ProofOfWork.Solved(UserFixtures.unique(), HandClock.START.plusSeconds(60));
  }

  @Test
  default void of_many_who_spend_one_proof_at_once_one_alone_succeeds() {
    ProofOfWork.Solved proof = proof();

    assertThat(AtOnce.run(16, i -> unit().run(() -> subject().spend(proof)))).containsOnlyOnce(true);
    assertThat(subject().spend(proof)).isFalse();
    assertThat(subject().spend(proof())).isTrue();
  }

  @Test
  default void what_failed_has_cost_nothing() {
    ProofOfWork.Solved proof = proof();

    assertThatThrownBy(() -> unit().run(() -> {
      subject().spend(proof);
      throw new IllegalStateException("a fault");
    })).hasMessage("a fault");

    assertThat(subject().spend(proof)).isTrue();
  }
}
