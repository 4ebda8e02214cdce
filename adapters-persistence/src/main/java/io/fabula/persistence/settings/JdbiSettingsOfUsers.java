package io.fabula.persistence.settings;

import io.fabula.domain.account.UserId;
import io.fabula.domain.settings.SettingsOfUsers;
import io.fabula.domain.settings.UserSettings;
import io.fabula.domain.shared.SharedError;
import io.fabula.persistence.sql.Asked;
import io.fabula.persistence.sql.Columns;
import io.fabula.persistence.sql.Database;
import io.fabula.persistence.sql.PreparedQuery;

/** Settings in {@code settings_user}; every turn reads them. */
public final class JdbiSettingsOfUsers implements SettingsOfUsers {
  private static final Columns COLUMNS = Columns.of("user_id", "chosen", "version");
  private static final PreparedQuery<UserSettings> FIND = new PreparedQuery<>(
      COLUMNS.select() + "from settings_user where user_id = ?", COLUMNS,
      row -> SettingsJson.read(new UserId(row.id("user_id")), row.text("chosen"), row.number("version")));

  private final Database database;

  public JdbiSettingsOfUsers(Database database) {
    this.database = database;
  }

  @Override
  public UserSettings of(UserId user) {
    return database.first(finding(user)).orElseGet(() -> UserSettings.standard(user));
  }

  public static Asked<UserSettings> finding(UserId user) {
    return Asked.of(FIND, user.toString());
  }

  @Override
  public UserSettings save(UserSettings settings) {
    UserSettings next = settings.next();
    int changed = database.change(handle -> handle.createUpdate("""
        insert into settings_user (user_id, chosen, version) values (:user, :chosen, :next)
        on conflict (user_id) do update set chosen = :chosen, version = :next
          where settings_user.version = :loaded
        """)
        .bind("user", settings.user().toString()).bind("chosen", SettingsJson.write(next))
        .bind("next", next.version()).bind("loaded", settings.version()).execute());
    if (changed == 0) throw SharedError.Overtaken.failure("settings");
    return next;
  }
}
