package io.fabula.application.community;

import io.fabula.domain.community.Comments;
import io.fabula.domain.community.Marks;
import io.fabula.domain.community.SubjectRef;

/** What goes when a subject goes. */
public final class Forgetting {
  private final Marks marks;
  private final Comments comments;

  public Forgetting(Marks marks, Comments comments) {
    this.marks = marks;
    this.comments = comments;
  }

  /** As part of the unit of work in which the subject is removed. */
  public void subject(SubjectRef ref) {
    marks.forget(ref);
    comments.forget(ref);
  }
}
