package io.fabula.domain.character.tag;

import io.fabula.domain.account.UserFixtures;
import io.fabula.domain.account.UserId;
import io.fabula.domain.character.Characters;
import io.fabula.domain.character.InMemoryCharacters;
import io.fabula.domain.shared.InMemoryUnitOfWork;

class InMemoryTagsTest implements TagsContract {
  private final InMemoryUnitOfWork unit = new InMemoryUnitOfWork();
  private final InMemoryCharacters characters = new InMemoryCharacters(unit);
  private final Tags tags = new InMemoryTags(unit, characters);

  @Override
  public Tags subject() {
    return tags;
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
