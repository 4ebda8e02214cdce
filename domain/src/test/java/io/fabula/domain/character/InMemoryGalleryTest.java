package io.fabula.domain.character;

import io.fabula.domain.account.UserFixtures;
import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.InMemoryUnitOfWork;

class InMemoryGalleryTest implements GalleryContract {
  private final InMemoryCharacters characters = new InMemoryCharacters(new InMemoryUnitOfWork());

  @Override
  public Gallery subject() {
    return characters;
  }

  @Override
  public Characters characters() {
    return characters;
  }

  @Override
  public UserId owner() {
    return UserFixtures.anyone().snapshot().id();
  }
}
