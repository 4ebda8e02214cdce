package io.fabula.bootstrap;

import io.fabula.bootstrap.configuration.Settings;
import io.fabula.domain.shared.Ids;
import io.fabula.domain.shared.UuidV7;
import io.fabula.persistence.sql.Database;
import java.security.SecureRandom;
import java.time.InstantSource;

/** What every room stands on. */
record Ground(Settings settings, DataFolder folder, Database database, Ids ids, SecureRandom chance,
    InstantSource clock) {
  static Ground of(Settings settings) {
    var clock = InstantSource.system();
    var chance = new SecureRandom();
    return new Ground(settings, new DataFolder(settings.dataFolder()), Database.open(settings.database()),
        new UuidV7(clock, chance), chance, clock);
  }
}
