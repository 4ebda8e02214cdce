package io.fabula.bootstrap;

import io.fabula.application.settings.SettingsKeeping;
import io.fabula.domain.settings.SettingsOfUsers;
import io.fabula.persistence.settings.JdbiSettingsOfUsers;
import io.fabula.rest.http.Routes;
import io.fabula.rest.settings.SettingsRoutes;
import java.util.List;

/** What users want otherwise than everybody. */
record SettingsRoom(Ground ground, AccountRoom accounts, ModelProviders providers, SettingsOfUsers settings) {
  static SettingsRoom on(Ground ground, AccountRoom accounts, ModelProviders providers) {
    return new SettingsRoom(ground, accounts, providers, new JdbiSettingsOfUsers(ground.database()));
  }

  List<Routes> routes() {
    return List.of(new SettingsRoutes(
        new SettingsKeeping(settings, accounts.users(), providers.models(), ground.database())));
  }
}
