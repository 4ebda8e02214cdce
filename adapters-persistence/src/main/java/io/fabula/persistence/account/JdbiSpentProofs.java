package io.fabula.persistence.account;

import io.fabula.domain.account.ProofOfWork;
import io.fabula.domain.account.SpentProofs;
import io.fabula.persistence.sql.Database;

/** Proofs of work that were turned in, in {@code account_spent_proof}. */
public final class JdbiSpentProofs implements SpentProofs {
  private final Database database;

  public JdbiSpentProofs(Database database) {
    this.database = database;
  }

  @Override
  public boolean spend(ProofOfWork.Solved proof) {
    return database.change(handle -> handle.createUpdate("""
        insert into account_spent_proof (signature, expires_at) values (:signature, :expires)
        on conflict (signature) do nothing
        """)
        .bind("signature", proof.signature()).bind("expires", proof.expiresAt().toEpochMilli())
        .execute()) == 1;
  }
}
