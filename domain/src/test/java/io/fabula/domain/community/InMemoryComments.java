package io.fabula.domain.community;

import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.Cursor;
import io.fabula.domain.shared.InMemoryListing;
import io.fabula.domain.shared.InMemoryRows;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.SharedError;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Comments in memory. */
public final class InMemoryComments implements Comments {
  private static final Comparator<Comment> OLDEST_FIRST = Comparator.comparing(Comment::createdAt)
      .thenComparing(comment -> comment.id().toString());

  private final InMemoryUnitOfWork unit;
  private final InMemoryRows<CommentId, Comment> rows;

  public InMemoryComments(InMemoryUnitOfWork unit) {
    this.unit = unit;
    this.rows = new InMemoryRows<>(unit);
  }

  @Override
  public void add(Comment comment) {
    unit.step(() -> {
      comment.parent().ifPresent(id -> {
        Comment parent = find(id).filter(found -> found.subject().equals(comment.subject()))
            .filter(found -> found.content().isPresent())
            .orElseThrow(() -> SharedError.NotFound.failure("comment"));
        rows.put(id, answered(parent, 1));
      });
      rows.put(comment.id(), comment);
      return comment;
    });
  }

  @Override
  public Optional<Comment> find(CommentId id) {
    return rows.find(id);
  }

  @Override
  public void save(Comment comment) {
    unit.step(() -> {
      Comment kept = find(comment.id()).filter(found -> found.version() == comment.version() - 1)
          .filter(found -> found.content().isPresent())
          .orElseThrow(() -> SharedError.Overtaken.failure("comment"));
      rows.put(comment.id(), answered(comment, kept.replies() - comment.replies()));
      return comment;
    });
  }

  @Override
  public boolean delete(CommentId id) {
    return unit.step(() -> {
      Optional<Comment> found = find(id).filter(comment -> comment.content().isPresent());
      found.ifPresent(comment -> {
        if (comment.replies() > 0) rows.put(id, emptied(comment));
        else remove(comment);
      });
      return found.isPresent();
    });
  }

  private void remove(Comment comment) {
    rows.remove(comment.id());
    comment.parent().flatMap(this::find).ifPresent(parent -> {
      if (parent.content().isEmpty() && parent.replies() == 1) remove(parent);
      else rows.put(parent.id(), answered(parent, -1));
    });
  }

  @Override
  public Page<Comment> of(SubjectRef subject, PageRequest page) {
    long after = page.after().map(cursor -> cursor.number(0, 2)).orElse(Long.MIN_VALUE);
    String afterId = page.after().map(cursor -> cursor.text(1, 2)).orElse("");
    List<Comment> found = rows.where(comment -> comment.subject().equals(subject)).stream()
        .filter(comment -> comment.createdAt().toEpochMilli() > after
            || comment.createdAt().toEpochMilli() == after && comment.id().toString().compareTo(afterId) > 0)
        .sorted(OLDEST_FIRST).limit(page.size() + 1L).toList();
    return Page.cut(found, page.size(), last -> Cursor.of(last.createdAt().toEpochMilli(), last.id()));
  }

  @Override
  public Page<Comment> by(UserId author, PageRequest page) {
    return new InMemoryListing<Comment>(
        comment -> Cursor.of(comment.createdAt().toEpochMilli(), comment.id()))
        .page(rows.where(comment -> comment.author().equals(Optional.of(author))), page);
  }

  @Override
  public void forget(SubjectRef subject) {
    rows.where(comment -> comment.subject().equals(subject)).forEach(comment -> rows.remove(comment.id()));
  }

  private static Comment answered(Comment c, long more) {
    return new Comment(c.id(), c.subject(), c.author(), c.content(), c.parent(), c.replies() + more,
        c.version(), c.createdAt(), c.updatedAt());
  }

  private static Comment emptied(Comment c) {
    return new Comment(c.id(), c.subject(), Optional.empty(), Optional.empty(), c.parent(), c.replies(),
        c.version() + 1, c.createdAt(), c.updatedAt());
  }
}
