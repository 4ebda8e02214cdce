package io.fabula.domain.settings;

import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.InMemoryRows;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import io.fabula.domain.shared.SharedError;

/** Settings in memory. */
public final class InMemorySettingsOfUsers implements SettingsOfUsers {
  private final InMemoryUnitOfWork unit;
  private final InMemoryRows<UserId, UserSettings> rows;

  public InMemorySettingsOfUsers(InMemoryUnitOfWork unit) {
    this.unit = unit;
    this.rows = new InMemoryRows<>(unit);
  }

  @Override
  public UserSettings of(UserId user) {
    return rows.find(user).orElseGet(() -> UserSettings.standard(user));
  }

  @Override
  public UserSettings save(UserSettings settings) {
    return unit.step(() -> {
      if (of(settings.user()).version() != settings.version())
        throw SharedError.Overtaken.failure("settings");
      rows.put(settings.user(), settings.next());
      return settings.next();
    });
  }
}
