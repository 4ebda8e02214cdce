package io.fabula.application.job;

import io.fabula.domain.shared.Json;

/** A kind of work that jobs can be of. It is run at least once, so each of its steps bears repeating. */
public interface JobWork {
  /** The word by which jobs name it. */
  String kind();

  /** Does the work, and says what came of it. A refusal or an accident fails the job. */
  Json.Obj run(JobRun run);
}
