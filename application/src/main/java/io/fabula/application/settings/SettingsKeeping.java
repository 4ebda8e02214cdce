package io.fabula.application.settings;

import io.fabula.domain.account.Caller;
import io.fabula.domain.account.UserId;
import io.fabula.domain.account.Users;
import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.catalog.Models;
import io.fabula.domain.settings.SettingsOfUsers;
import io.fabula.domain.settings.UserSettings;
import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.UnitOfWork;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** Settings: a user's own, and anybody's for admins. */
public final class SettingsKeeping {
  private final SettingsOfUsers settings;
  private final Users users;
  private final Models models;
  private final UnitOfWork unit;

  public SettingsKeeping(SettingsOfUsers settings, Users users, Models models, UnitOfWork unit) {
    this.settings = settings;
    this.users = users;
    this.models = models;
    this.unit = unit;
  }

  public UserSettings own(Caller caller) {
    return settings.of(caller.id());
  }

  /** Of a user who is there. */
  public UserSettings of(UserId user) {
    users.find(user).orElseThrow(() -> SharedError.NotFound.failure("user"));
    return settings.of(user);
  }

  /**
   * Changes a user's settings; what is changed to what it was is not saved.
   *
   * @param expected the version the caller knows, if they said
   */
  public UserSettings update(UserId user, OptionalLong expected, UnaryOperator<UserSettings> edit) {
    return unit.run(() -> {
      UserSettings before = of(user);
      if (expected.isPresent() && expected.getAsLong() != before.version()) throw SharedError.Stale.failure();
      UserSettings after = edit.apply(before);
      return after.equals(before) ? before : settings.save(after);
    });
  }

  /** A model by its name; one that nobody offers is refused. */
  public ModelId offered(String name) {
    Optional<ModelId> id = ModelId.parse(name).filter(found -> models.find(found).isPresent());
    return id.orElseThrow(() -> SharedError.Invalid.failure("model", "catalog.unknown_model"));
  }
}
