package io.fabula.domain.settings;

import io.fabula.domain.account.UserId;

/**
 * All settings of one user.
 *
 * @param version as they were loaded, 0 where none were ever kept; a store gives the next one
 */
public record UserSettings(UserId user, General general, Theme theme, Notices notices,
    Subscription subscription, ModelSettings models, long version) {
  /** Of a user who chose nothing. */
  public static UserSettings standard(UserId user) {
    return new UserSettings(user, General.STANDARD, Theme.STANDARD, Notices.STANDARD, Subscription.STANDARD,
        ModelSettings.STANDARD, 0);
  }

  /** The same with another home. */
  public UserSettings with(General general) {
    return new UserSettings(user, general, theme, notices, subscription, models, version);
  }

  /** The same with other looks. */
  public UserSettings with(Theme theme) {
    return new UserSettings(user, general, theme, notices, subscription, models, version);
  }

  /** The same with other notices. */
  public UserSettings with(Notices notices) {
    return new UserSettings(user, general, theme, notices, subscription, models, version);
  }

  /** The same with another plan. */
  public UserSettings with(Subscription subscription) {
    return new UserSettings(user, general, theme, notices, subscription, models, version);
  }

  /** The same with other models. */
  public UserSettings with(ModelSettings models) {
    return new UserSettings(user, general, theme, notices, subscription, models, version);
  }

  /** The same, saved once more. */
  public UserSettings next() {
    return new UserSettings(user, general, theme, notices, subscription, models, version + 1);
  }
}
