package io.fabula.domain.community;

import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import java.util.Optional;

/** The store of comments. */
public interface Comments {
  /**
   * Adds one, and counts it with the comment it answers; refused as not found where that one is not on the
   * same subject, or was deleted.
   */
  void add(Comment comment);

  /** Absent where there is none, or no more. */
  Optional<Comment> find(CommentId id);

  /** Saves an edit; refused as overtaken when it was changed or deleted in between. */
  void save(Comment comment);

  /**
   * Deletes one: with replies it stays without content and author, without any it goes, and with it a
   * deleted parent whose last reply it was.
   *
   * @return whether this caller deleted it: false where it was gone, or deleted already
   */
  boolean delete(CommentId id);

  /** All on a subject, replies among them, the oldest first. */
  Page<Comment> of(SubjectRef subject, PageRequest page);

  /** All that a user says about anything, the newest first. */
  Page<Comment> by(UserId author, PageRequest page);

  /** Deletes all on a subject, for good. */
  void forget(SubjectRef subject);
}
