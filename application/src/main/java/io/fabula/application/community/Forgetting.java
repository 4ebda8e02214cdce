package io.fabula.application.community;

import io.fabula.domain.account.UserId;
import io.fabula.domain.community.Comment;
import io.fabula.domain.community.Comments;
import io.fabula.domain.community.Marks;
import io.fabula.domain.community.SubjectRef;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import java.util.Optional;

/** What goes when a subject goes, and who would miss it. */
public final class Forgetting {
  private static final int LOOKED_AT = 100;

  private final Marks marks;
  private final Comments comments;

  public Forgetting(Marks marks, Comments comments) {
    this.marks = marks;
    this.comments = comments;
  }

  /** Whether anybody but that user marked a subject or said something about it. */
  public boolean othersCare(SubjectRef ref, UserId besides) {
    return marks.othersMarked(ref, besides) || othersWrote(ref, besides);
  }

  private boolean othersWrote(SubjectRef ref, UserId besides) {
    Page<Comment> page = comments.of(ref, PageRequest.first(LOOKED_AT));
    while (page.items().stream().noneMatch(comment -> comment.content().isPresent()
        && !comment.author().equals(Optional.of(besides)))) {
      if (page.next().isEmpty()) return false;
      page = comments.of(ref, new PageRequest(LOOKED_AT, page.next()));
    }
    return true;
  }

  /** As part of the unit of work in which the subject is removed. */
  public void subject(SubjectRef ref) {
    marks.forget(ref);
    comments.forget(ref);
  }
}
