package io.fabula.domain.community.report;

import io.fabula.domain.account.UserFixtures;
import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.InMemoryUnitOfWork;

class InMemoryReportsTest implements ReportsContract {
  private final Reports reports = new InMemoryReports(new InMemoryUnitOfWork());

  @Override
  public Reports subject() {
    return reports;
  }

  @Override
  public UserId user() {
    return UserFixtures.anyone().snapshot().id();
  }
}
