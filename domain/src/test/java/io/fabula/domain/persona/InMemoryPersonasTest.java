package io.fabula.domain.persona;

import io.fabula.domain.account.UserFixtures;
import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import io.fabula.domain.shared.UnitOfWork;

class InMemoryPersonasTest implements PersonasContract {
  private final InMemoryUnitOfWork unit = new InMemoryUnitOfWork();
  private final Personas personas = new InMemoryPersonas(unit);

  @Override
  public Personas subject() {
    return personas;
  }

  @Override
  public UserId owner() {
    return UserFixtures.anyone().snapshot().id();
  }

  @Override
  public UnitOfWork unit() {
    return unit;
  }
}
