package io.fabula.domain.community;

import io.fabula.domain.account.UserFixtures;
import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import io.fabula.domain.shared.UnitOfWork;

class InMemoryCommentsTest implements CommentsContract {
  private final InMemoryUnitOfWork unit = new InMemoryUnitOfWork();
  private final Comments comments = new InMemoryComments(unit);

  @Override
  public Comments subject() {
    return comments;
  }

  @Override
  public UserId user() {
    return UserFixtures.anyone().snapshot().id();
  }

  @Override
  public UnitOfWork unit() {
    return unit;
  }
}
