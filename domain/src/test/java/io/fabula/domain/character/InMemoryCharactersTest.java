package io.fabula.domain.character;

import io.fabula.domain.account.UserFixtures;
import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.InMemoryUnitOfWork;

class InMemoryCharactersTest implements CharactersContract, CharacterListsContract {
  private final Characters characters = new InMemoryCharacters(new InMemoryUnitOfWork());

  @Override
  public Characters subject() {
    return characters;
  }

  @Override
  public UserId owner() {
    return UserFixtures.anyone().snapshot().id();
  }
}
