package io.fabula.persistence.community;

import io.fabula.domain.account.UserId;
import io.fabula.domain.community.Mark;
import io.fabula.domain.community.MarkKind;
import io.fabula.domain.community.Marks;
import io.fabula.domain.community.SubjectKind;
import io.fabula.domain.community.SubjectRef;
import io.fabula.domain.shared.Cursor;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.persistence.sql.Columns;
import io.fabula.persistence.sql.Database;
import io.fabula.persistence.sql.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Marks in {@code community_mark}. */
public final class JdbiMarks implements Marks {
  private static final Columns COLUMNS = Columns.of("subject_kind", "subject_id", "value", "made_at");
  private static final String ONE = """
      where user_id = :user and kind = :kind and subject_kind = :subjects and subject_id = :subject
      """;

  private final Database database;

  public JdbiMarks(Database database) {
    this.database = database;
  }

  /** On PostgreSQL somebody else may be quicker after each look; then what they made is looked at. */
  @Override
  public Optional<Mark> put(MarkKind kind, UserId user, SubjectRef subject, int value, Instant now) {
    return database.change(handle -> {
      while (true) {
        Optional<Mark> before = find(handle, kind, user, subject);
        int known = before.map(Mark::value).orElse(0);
        if (known == value || replaced(handle, new Key(kind, user, subject), known, value, now))
          return before;
      }
    });
  }

  private record Key(MarkKind kind, UserId user, SubjectRef subject) {}

  private static boolean replaced(Handle handle, Key key, int known, int value, Instant now) {
    String sql = known == 0 ? """
        insert into community_mark (user_id, kind, subject_kind, subject_id, value, made_at)
        values (:user, :kind, :subjects, :subject, :value, :now)
        on conflict (user_id, kind, subject_kind, subject_id) do nothing
        """
        : value == 0 ? "delete from community_mark " + ONE + " and value = :known"
            : "update community_mark set value = :value, made_at = :now " + ONE + " and value = :known";
    return bind(handle.createUpdate(sql), key.kind(), key.user(), key.subject())
        .bind("value", value).bind("known", known).bind("now", now.toEpochMilli()).execute() == 1;
  }

  @Override
  public Optional<Mark> find(MarkKind kind, UserId user, SubjectRef subject) {
    return database.read(handle -> find(handle, kind, user, subject));
  }

  private static Optional<Mark> find(Handle handle, MarkKind kind, UserId user, SubjectRef subject) {
    return bind(handle.createQuery(COLUMNS.select() + "from community_mark " + ONE), kind, user, subject)
        .map(Row.as(COLUMNS, JdbiMarks::mark)).findOne();
  }

  @Override
  public Page<Mark> of(MarkKind kind, UserId user, SubjectKind subjects, PageRequest page) {
    long before = page.after().map(cursor -> cursor.number(0, 2)).orElse(Long.MAX_VALUE);
    String beforeId = page.after().map(cursor -> cursor.text(1, 2)).orElse("");
    return Page.cut(list(kind, user, subjects, before, beforeId, page.size() + 1), page.size(),
        mark -> Cursor.of(mark.madeAt().toEpochMilli(), mark.subject().id()));
  }

  @Override
  public List<Mark> newest(MarkKind kind, UserId user, SubjectKind subjects, int limit) {
    return list(kind, user, subjects, Long.MAX_VALUE, "", limit);
  }

  private List<Mark> list(MarkKind kind, UserId user, SubjectKind subjects, long before, String beforeId,
      int limit) {
    return database.read(handle -> handle.createQuery(COLUMNS.select() + """
        from community_mark
        where user_id = :user and kind = :kind and subject_kind = :subjects
          and (made_at, subject_id) < (:before, :beforeId)
        order by made_at desc, subject_id desc limit :limit
        """)
        .bind("user", user.toString()).bind("kind", kind.name()).bind("subjects", subjects.name())
        .bind("before", before).bind("beforeId", beforeId).bind("limit", limit)
        .map(Row.as(COLUMNS, JdbiMarks::mark)).list());
  }

  @Override
  public boolean othersMarked(SubjectRef subject, UserId besides) {
    return database.read(handle -> handle.createQuery("""
        select 1 from community_mark
        where subject_kind = :subjects and subject_id = :subject and user_id <> :besides limit 1
        """).bind("subjects", subject.kind().name()).bind("subject", subject.id().toString())
        .bind("besides", besides.toString()).mapTo(Integer.class).findOne()).isPresent();
  }

  @Override
  public void forget(SubjectRef subject) {
    database.write(handle -> handle.createUpdate(
        "delete from community_mark where subject_kind = :subjects and subject_id = :subject")
        .bind("subjects", subject.kind().name()).bind("subject", subject.id().toString()).execute());
  }

  private static <S extends SqlStatement<S>> S bind(S statement, MarkKind kind, UserId user,
      SubjectRef subject) {
    return statement.bind("user", user.toString()).bind("kind", kind.name())
        .bind("subjects", subject.kind().name()).bind("subject", subject.id().toString());
  }

  private static Mark mark(Row row) throws SQLException {
    return new Mark(new SubjectRef(SubjectKind.valueOf(row.text("subject_kind")), row.id("subject_id")),
        row.integer("value"), row.instant("made_at"));
  }
}
