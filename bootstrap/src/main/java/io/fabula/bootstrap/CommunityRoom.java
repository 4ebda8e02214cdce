package io.fabula.bootstrap;

import io.fabula.application.community.Forgetting;
import io.fabula.application.community.Marking;
import io.fabula.domain.community.Marks;
import io.fabula.domain.community.Subjects;
import io.fabula.persistence.community.JdbiMarks;
import io.fabula.rest.community.MarkRoutes;
import io.fabula.rest.http.Routes;
import java.util.List;

/** What users think of what others made. The rooms of those things build on this one. */
record CommunityRoom(Ground ground, Marks marks) {
  static CommunityRoom on(Ground ground) {
    return new CommunityRoom(ground, new JdbiMarks(ground.database()));
  }

  Forgetting forgetting() {
    return new Forgetting(marks);
  }

  Marking marking(Subjects subjects) {
    return new Marking(marks, subjects, ground.database(), ground.clock());
  }

  /**
   * @param subjects of every kind
   */
  List<Routes> routes(Subjects subjects) {
    return List.of(new MarkRoutes(marking(subjects)));
  }
}
