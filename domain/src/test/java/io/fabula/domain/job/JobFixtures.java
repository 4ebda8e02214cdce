package io.fabula.domain.job;

import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.IdFixtures;
import io.fabula.domain.shared.Json;
import java.util.Map;

/** Jobs to test with. */
public final class JobFixtures {
  private JobFixtures() {}

  public static Job job(UserId owner) {
    return Job.ask(new JobId(IdFixtures.fresh()), owner, "sing",
        new Json.Obj(Map.of("song", new Json.Str("아리랑"))), HandClock.START);
  }
}
