package io.fabula.domain.community;

import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.Cursor;
import io.fabula.domain.shared.InMemoryListing;
import io.fabula.domain.shared.InMemoryRows;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Marks in memory. */
public final class InMemoryMarks implements Marks {
  private record Key(MarkKind kind, UserId user, SubjectRef subject) {}

  private record Row(Key key, Mark mark) {}

  private final InMemoryUnitOfWork unit;
  private final InMemoryRows<Key, Row> rows;

  public InMemoryMarks(InMemoryUnitOfWork unit) {
    this.unit = unit;
    this.rows = new InMemoryRows<>(unit);
  }

  @Override
  public Optional<Mark> put(MarkKind kind, UserId user, SubjectRef subject, int value, Instant now) {
    var key = new Key(kind, user, subject);
    return unit.step(() -> {
      Optional<Mark> before = find(kind, user, subject);
      if (value == 0) rows.remove(key);
      else
        if (before.filter(mark -> mark.value() == value).isEmpty())
          rows.put(key, new Row(key, new Mark(subject, value, now)));
      return before;
    });
  }

  @Override
  public Optional<Mark> find(MarkKind kind, UserId user, SubjectRef subject) {
    return rows.find(new Key(kind, user, subject)).map(Row::mark);
  }

  @Override
  public Page<Mark> of(MarkKind kind, UserId user, SubjectKind subjects, PageRequest page) {
    return new InMemoryListing<Mark>(mark -> Cursor.of(mark.madeAt().toEpochMilli(), mark.subject().id()))
        .page(marks(kind, user, subjects), page);
  }

  @Override
  public List<Mark> newest(MarkKind kind, UserId user, SubjectKind subjects, int limit) {
    return marks(kind, user, subjects).stream()
        .sorted(java.util.Comparator.comparing(Mark::madeAt).reversed()).limit(limit).toList();
  }

  @Override
  public boolean othersMarked(SubjectRef subject, UserId besides) {
    return rows.any(row -> row.key().subject().equals(subject) && !row.key().user().equals(besides));
  }

  @Override
  public void forget(SubjectRef subject) {
    rows.where(row -> row.key().subject().equals(subject)).forEach(row -> rows.remove(row.key()));
  }

  private List<Mark> marks(MarkKind kind, UserId user, SubjectKind subjects) {
    return rows.where(row -> row.key().kind() == kind && row.key().user().equals(user)
        && row.key().subject().kind() == subjects).stream().map(Row::mark).toList();
  }
}
