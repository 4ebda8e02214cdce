package io.fabula.domain.character;

import io.fabula.domain.account.UserFixtures;
import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import io.fabula.domain.shared.UnitOfWork;

class InMemoryStandingsTest implements StandingsContract {
  private final InMemoryUnitOfWork unit = new InMemoryUnitOfWork();
  private final InMemoryCharacters characters = new InMemoryCharacters(unit);

  @Override
  public Standings subject() {
    return characters.standings();
  }

  @Override
  public Characters characters() {
    return characters;
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
