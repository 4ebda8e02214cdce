package io.fabula.bootstrap;

import io.fabula.application.persona.PersonaKeeping;
import io.fabula.domain.persona.Personas;
import io.fabula.persistence.persona.JdbiPersonas;
import io.fabula.rest.http.Routes;
import io.fabula.rest.persona.PersonaRoutes;
import java.util.List;

/** The faces that users wear. */
record PersonaRoom(Ground ground, AssetRoom assets, Personas personas) {
  static PersonaRoom on(Ground ground, AssetRoom assets) {
    return new PersonaRoom(ground, assets, new JdbiPersonas(ground.database()));
  }

  List<Routes> routes() {
    return List.of(new PersonaRoutes(
        new PersonaKeeping(personas, assets.avatars(), ground.database(), ground.ids(), ground.clock())));
  }
}
