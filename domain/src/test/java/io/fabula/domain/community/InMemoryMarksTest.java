package io.fabula.domain.community;

import io.fabula.domain.account.UserFixtures;
import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import io.fabula.domain.shared.UnitOfWork;

class InMemoryMarksTest implements MarksContract {
  private final InMemoryUnitOfWork unit = new InMemoryUnitOfWork();
  private final Marks marks = new InMemoryMarks(unit);

  @Override
  public Marks subject() {
    return marks;
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
