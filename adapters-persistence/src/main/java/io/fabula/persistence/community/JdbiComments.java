package io.fabula.persistence.community;

import io.fabula.domain.account.UserId;
import io.fabula.domain.community.Comment;
import io.fabula.domain.community.CommentId;
import io.fabula.domain.community.Comments;
import io.fabula.domain.community.SubjectKind;
import io.fabula.domain.community.SubjectRef;
import io.fabula.domain.shared.Cursor;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.SharedError;
import io.fabula.persistence.sql.Columns;
import io.fabula.persistence.sql.Database;
import io.fabula.persistence.sql.NewestFirst;
import io.fabula.persistence.sql.Row;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Comments in {@code community_comment}; whoever answers or deletes one holds its row. */
public final class JdbiComments implements Comments {
  private static final Columns COLUMNS = Columns.of("id", "subject_kind", "subject_id", "author_id",
      "content",
      "parent_id", "replies", "version", "created_at", "updated_at");

  private final Database database;

  public JdbiComments(Database database) {
    this.database = database;
  }

  @Override
  public void add(Comment comment) {
    database.write(handle -> {
      comment.parent().ifPresent(parent -> answer(handle, parent, comment.subject()));
      handle.createUpdate("""
          insert into community_comment (id, subject_kind, subject_id, author_id, content, parent_id, replies,
            version, created_at, updated_at)
          values (:id, :kind, :subject, :author, :content, :parent, 0, :version, :created, :updated)
          """)
          .bind("id", comment.id().toString())
          .bind("kind", comment.subject().kind().name()).bind("subject", comment.subject().id().toString())
          .bind("author", comment.author().map(UserId::toString).orElse(null))
          .bind("content", comment.content().orElse(null))
          .bind("parent", comment.parent().map(CommentId::toString).orElse(null))
          .bind("version", comment.version())
          .bind("created", comment.createdAt().toEpochMilli())
          .bind("updated", comment.updatedAt().toEpochMilli()).execute();
    });
  }

  private static void answer(Handle handle, CommentId parent, SubjectRef subject) {
    int found = handle.createUpdate("""
        update community_comment set replies = replies + 1
        where id = :id and subject_kind = :kind and subject_id = :subject and content is not null
        """).bind("id", parent.toString()).bind("kind", subject.kind().name())
        .bind("subject", subject.id().toString()).execute();
    if (found == 0) throw SharedError.NotFound.failure("comment");
  }

  @Override
  public Optional<Comment> find(CommentId id) {
    return database.read(handle -> handle.createQuery(
        COLUMNS.select() + "from community_comment where id = :id").bind("id", id.toString())
        .map(Row.as(COLUMNS, JdbiComments::comment)).findOne());
  }

  @Override
  public void save(Comment comment) {
    int changed = database.change(handle -> handle.createUpdate("""
        update community_comment set content = :content, version = :version, updated_at = :updated
        where id = :id and version = :version - 1 and content is not null
        """).bind("id", comment.id().toString()).bind("content", comment.content().orElse(null))
        .bind("version", comment.version()).bind("updated", comment.updatedAt().toEpochMilli()).execute());
    if (changed == 0) throw SharedError.Overtaken.failure("comment");
  }

  @Override
  public boolean delete(CommentId id) {
    return database.change(handle -> {
      Optional<Comment> held = handle.createQuery("""
          update community_comment set content = null, author_id = null, version = version + 1
          where id = :id and content is not null
          """ + COLUMNS.select().replaceFirst("^select", "returning")).bind("id", id.toString())
          .map(Row.as(COLUMNS, JdbiComments::comment)).findOne();
      held.ifPresent(emptied -> removeUnanswered(handle, emptied));
      return held.isPresent();
    });
  }

  /** From a reply up to its parents, as far as they were deleted and have no other reply. */
  private static void removeUnanswered(Handle handle, Comment comment) {
    Optional<Comment> next = Optional.of(comment);
    while (next.filter(found -> found.replies() == 0 && found.content().isEmpty()).isPresent()) {
      handle.createUpdate("delete from community_comment where id = :id")
          .bind("id", next.get().id().toString()).execute();
      next = next.get().parent().flatMap(parent -> handle.createQuery(
          "update community_comment set replies = replies - 1 where id = :id "
              + COLUMNS.select().replaceFirst("^select", "returning"))
          .bind("id", parent.toString()).map(Row.as(COLUMNS, JdbiComments::comment)).findOne());
    }
  }

  @Override
  public Page<Comment> of(SubjectRef subject, PageRequest page) {
    long after = page.after().map(cursor -> cursor.number(0, 2)).orElse(Long.MIN_VALUE);
    String afterId = page.after().map(cursor -> cursor.text(1, 2)).orElse("");
    var rows = database.read(handle -> handle.createQuery(COLUMNS.select() + """
        from community_comment
        where subject_kind = :kind and subject_id = :subject and (created_at, id) > (:after, :afterId)
        order by created_at, id limit :limit
        """)
        .bind("kind", subject.kind().name()).bind("subject", subject.id().toString())
        .bind("after", after).bind("afterId", afterId).bind("limit", page.size() + 1)
        .map(Row.as(COLUMNS, JdbiComments::comment)).list());
    return Page.cut(rows, page.size(), last -> Cursor.of(last.createdAt().toEpochMilli(), last.id()));
  }

  @Override
  public Page<Comment> by(UserId author, PageRequest page) {
    var walk = NewestFirst.from(page);
    var rows = database.read(handle -> walk.bind(handle.createQuery(COLUMNS.select()
        + "from community_comment where author_id = :author and" + NewestFirst.SQL))
        .bind("author", author.toString()).map(Row.as(COLUMNS, JdbiComments::comment)).list());
    return walk.cut(rows, Comment::createdAt, Comment::id);
  }

  @Override
  public void forget(SubjectRef subject) {
    database.write(handle -> handle.createUpdate(
        "delete from community_comment where subject_kind = :kind and subject_id = :subject")
        .bind("kind", subject.kind().name()).bind("subject", subject.id().toString()).execute());
  }

  private static Comment comment(Row row) throws SQLException {
    return new Comment(
        new CommentId(row.id("id")),
        new SubjectRef(SubjectKind.valueOf(row.text("subject_kind")), row.id("subject_id")),
        row.optionalId("author_id").map(UserId::new),
        row.optionalText("content"),
        row.optionalId("parent_id").map(CommentId::new),
        row.number("replies"),
        row.number("version"),
        row.instant("created_at"),
        row.instant("updated_at"));
  }
}
