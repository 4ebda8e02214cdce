package io.fabula.domain.job;

import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** The store of jobs. */
public interface Jobs {
  /** Adds a job that is not there yet. */
  void add(Job job);

  /** Absent where there is none, or no more. */
  Optional<Job> find(JobId id);

  /** A user's that are not forgotten yet, the newest first. */
  Page<Job> of(UserId owner, PageRequest page);

  /** Saves what was loaded; refused as overtaken when it was changed in between. */
  void save(Job job);

  /** The version it has now, which is cheap to ask for again and again; empty where there is none. */
  OptionalLong version(JobId id);

  /** Forgets all of a user's, running or not: a run that goes on is not heard any more. */
  void forget(UserId owner);

  /** Forgets jobs that ended before that moment, at most so many; says how many. */
  int forget(Instant before, int atMost);
}
