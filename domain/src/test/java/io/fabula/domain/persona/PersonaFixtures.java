package io.fabula.domain.persona;

import io.fabula.domain.account.UserId;
import io.fabula.domain.asset.BlobId;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.IdFixtures;
import java.time.Instant;
import java.util.Optional;

/** Personas that no other test has. */
public final class PersonaFixtures {
  private PersonaFixtures() {}

  public static Persona persona(UserId owner) {
    return madeAt(owner, HandClock.START);
  }

  public static Persona madeAt(UserId owner, Instant time) {
    return Persona.create(new PersonaId(IdFixtures.fresh()), owner, "선장", Optional.empty(), Optional.empty(),
        Optional.empty(), false, time);
  }

  public static Persona addressed(UserId owner, String slug) {
    return Persona.create(new PersonaId(IdFixtures.fresh()), owner, "Captain", Optional.of(slug),
        Optional.empty(), Optional.empty(), false, HandClock.START);
  }

  /** With something in every field. */
  public static Persona complete(UserId owner) {
    return Persona.create(new PersonaId(IdFixtures.fresh()), owner, "선장 ⚓", Optional.of("선장-1"),
        Optional.of("바다에서 돌아온 사람 🌊"), Optional.of(BlobId.of(new byte[]{7})), true, HandClock.START);
  }
}
