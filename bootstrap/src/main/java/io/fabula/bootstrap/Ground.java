package io.fabula.bootstrap;

import io.fabula.bootstrap.configuration.Settings;
import io.fabula.domain.shared.Ids;
import io.fabula.domain.shared.UuidV7;
import io.fabula.persistence.sql.Database;
import io.fabula.persistence.sql.Dialect;
import java.security.SecureRandom;
import java.time.InstantSource;

/** What every room stands on. */
record Ground(Settings settings, DataFolder folder, Database database, Ids ids, SecureRandom chance,
    InstantSource clock) implements AutoCloseable {
  static Ground of(Settings settings) {
    var clock = InstantSource.system();
    var chance = new SecureRandom();
    var folder = new DataFolder(settings.dataFolder());
    // a file that two programs write would be slow at best
    if (settings.database().dialect() == Dialect.SQLITE) folder.reserve();
    return new Ground(settings, folder, Database.open(settings.database()), new UuidV7(clock, chance), chance,
        clock);
  }

  @Override
  public void close() {
    database.close();
    folder.release();
  }
}
