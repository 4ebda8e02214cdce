package io.fabula.domain.job;

import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.IdFixtures;
import io.fabula.domain.shared.InMemoryRows;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import io.fabula.domain.shared.UnitOfWork;
import org.junit.jupiter.api.Nested;

class InMemoryJobsTest {
  private final InMemoryUnitOfWork unit = new InMemoryUnitOfWork();

  @Nested
  class JobsTest implements JobsContract {
    private final Jobs jobs = new InMemoryJobs(unit);

    @Override
    public Jobs subject() {
      return jobs;
    }

    @Override
    public UserId owner() {
      return new UserId(IdFixtures.fresh());
    }
  }

  @Nested
  class JobQueueTest implements JobQueueContract {
    private final InMemoryRows<JobId, JobId> queued = new InMemoryRows<>(unit);

    @Override
    public JobQueue newQueue() {
      return new InMemoryJobQueue(queued);
    }

    @Override
    public UnitOfWork unit() {
      return unit;
    }
  }
}
