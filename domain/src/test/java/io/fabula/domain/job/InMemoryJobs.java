package io.fabula.domain.job;

import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.Cursor;
import io.fabula.domain.shared.InMemoryListing;
import io.fabula.domain.shared.InMemoryRows;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.SharedError;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Jobs in memory. */
public final class InMemoryJobs implements Jobs {
  private final InMemoryUnitOfWork unit;
  private final InMemoryRows<JobId, Job.Snapshot> rows;

  public InMemoryJobs(InMemoryUnitOfWork unit) {
    this.unit = unit;
    this.rows = new InMemoryRows<>(unit);
  }

  @Override
  public void add(Job job) {
    rows.put(job.snapshot().id(), job.snapshot());
  }

  @Override
  public Optional<Job> find(JobId id) {
    return rows.find(id).map(Job::restore);
  }

  @Override
  public Page<Job> of(UserId owner, PageRequest page) {
    return new InMemoryListing<Job.Snapshot>(s -> Cursor.of(s.createdAt().toEpochMilli(), s.id()))
        .page(rows.where(job -> job.owner().equals(owner)), page).map(Job::restore);
  }

  @Override
  public void save(Job job) {
    unit.step(() -> {
      rows.find(job.snapshot().id()).filter(kept -> kept.version() == job.loadedVersion())
          .orElseThrow(() -> SharedError.Overtaken.failure("job"));
      rows.put(job.snapshot().id(), job.snapshot());
      return job;
    });
  }

  @Override
  public OptionalLong version(JobId id) {
    return rows.find(id).map(job -> OptionalLong.of(job.version())).orElseGet(OptionalLong::empty);
  }

  @Override
  public void forget(UserId owner) {
    rows.where(job -> job.owner().equals(owner)).forEach(job -> rows.remove(job.id()));
  }

  @Override
  public int forget(Instant before, int atMost) {
    return unit.step(() -> {
      List<Job.Snapshot> old = rows
          .where(job -> job.status().ended() && job.updatedAt().isBefore(before)).stream().limit(atMost)
          .toList();
      old.forEach(job -> rows.remove(job.id()));
      return old.size();
    });
  }
}
