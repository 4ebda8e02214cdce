package io.fabula.persistence.sql;

import io.fabula.domain.shared.Cursor;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Where a walk stands through a list that goes by the time of making and then by id, the newest first.
 *
 * @param before only what is older
 * @param beforeId only this side of it where that is of the same time
 */
public record NewestFirst(long before, String beforeId, int size) {
  /** The end of such a statement: its last condition, its order and its limit. */
  public static final String SQL = " (created_at, id) < (:before, :beforeId)"
      + " order by created_at desc, id desc limit :limit";

  /** From the beginning, or from where the last page ended. */
  public static NewestFirst from(PageRequest page) {
    return new NewestFirst(page.after().map(cursor -> cursor.number(0, 2)).orElse(Long.MAX_VALUE),
        page.after().map(cursor -> cursor.text(1, 2)).orElse(""), page.size());
  }

  /** Binds what {@link #SQL} names. */
  public <S extends SqlStatement<S>> S bind(S statement) {
    return statement.bind("before", before).bind("beforeId", beforeId).bind("limit", size + 1);
  }

  /** A page of what such a statement found. */
  public <T> Page<T> cut(List<T> found, Function<T, Instant> time, Function<T, ?> id) {
    return Page.cut(found, size, last -> Cursor.of(time.apply(last).toEpochMilli(), id.apply(last)));
  }
}
