package io.fabula.bootstrap;

import io.fabula.application.community.CommunityBelongings;
import io.fabula.application.community.Commenting;
import io.fabula.application.community.Forgetting;
import io.fabula.application.community.Marking;
import io.fabula.application.community.Reporting;
import io.fabula.application.community.Sanctions;
import io.fabula.domain.community.Comments;
import io.fabula.domain.community.Marks;
import io.fabula.domain.community.Subjects;
import io.fabula.persistence.community.JdbiComments;
import io.fabula.persistence.community.JdbiMarks;
import io.fabula.persistence.community.JdbiReports;
import io.fabula.rest.community.CommentRoutes;
import io.fabula.rest.community.MarkRoutes;
import io.fabula.rest.community.ReportRoutes;
import io.fabula.rest.http.Routes;
import java.util.List;

/** What users think of what others made. The rooms of those things build on this one. */
record CommunityRoom(Ground ground, AccountRoom accounts, Marks marks, Comments comments) {
  static CommunityRoom on(Ground ground, AccountRoom accounts) {
    return new CommunityRoom(ground, accounts, new JdbiMarks(ground.database()),
        new JdbiComments(ground.database()));
  }

  Forgetting forgetting() {
    return new Forgetting(marks, comments);
  }

  CommunityBelongings belongings(Subjects subjects) {
    return new CommunityBelongings(marks, new JdbiReports(ground.database()), subjects, ground.database(),
        ground.clock());
  }

  Marking marking(Subjects subjects) {
    return new Marking(marks, subjects, ground.database(), ground.clock());
  }

  /**
   * @param subjects of every kind
   * @param sanctions what the rooms of the subjects do when a report leads to something
   */
  List<Routes> routes(Subjects subjects, Sanctions sanctions) {
    var commenting = new Commenting(new Commenting.Stores(comments, accounts.users(), subjects),
        ground.database(), ground.ids(), ground.clock());
    var reporting = new Reporting(new Reporting.Stores(new JdbiReports(ground.database()), subjects),
        sanctions,
        ground.database(), ground.ids(), ground.clock());
    return List.of(new MarkRoutes(marking(subjects)), new CommentRoutes(commenting),
        new ReportRoutes(reporting));
  }
}
