package io.fabula.bootstrap;

import io.fabula.application.memory.Notekeeping;
import io.fabula.domain.memory.MemoryNotes;
import io.fabula.persistence.memory.JdbiMemoryNotes;
import io.fabula.rest.http.Routes;
import io.fabula.rest.memory.MemoryRoutes;
import java.util.List;

/** What users want to be remembered. */
record MemoryRoom(Ground ground, MemoryNotes notes) {
  static MemoryRoom on(Ground ground) {
    return new MemoryRoom(ground, new JdbiMemoryNotes(ground.database()));
  }

  List<Routes> routes(CharacterRoom cast, ChatRoom chats) {
    return List.of(new MemoryRoutes(new Notekeeping(notes, cast.characters(), chats::isOf, ground.database(),
        ground.ids(), ground.clock())));
  }
}
