package io.fabula.application.community;

import io.fabula.domain.community.Marks;
import io.fabula.domain.community.SubjectRef;

/** What goes when a subject goes. */
public final class Forgetting {
  private final Marks marks;

  public Forgetting(Marks marks) {
    this.marks = marks;
  }

  /** As part of the unit of work in which the subject is removed. */
  public void subject(SubjectRef ref) {
    marks.forget(ref);
  }
}
