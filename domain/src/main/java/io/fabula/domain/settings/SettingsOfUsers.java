package io.fabula.domain.settings;

import io.fabula.domain.account.UserId;

/** The store of users' settings. */
public interface SettingsOfUsers {
  /** The standard ones where that user never changed any. */
  UserSettings of(UserId user);

  /**
   * Saves what was loaded and changed, as the next version, which it gives back; refused as overtaken when
   * it was changed in between.
   */
  UserSettings save(UserSettings settings);
}
