package io.fabula.domain.shared;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param next where the following page starts; absent on the last one
 */
public record Page<T>(List<T> items, Optional<Cursor> next) {
  public Page {
    items = List.copyOf(items);
  }

  /** Cuts a page out of one row more than asked for: the surplus row tells that there are more. */
  public static <T> Page<T> cut(List<T> rows, int size, Function<T, Cursor> cursorOf) {
    if (rows.size() <= size) return new Page<>(rows, Optional.empty());
    List<T> items = rows.subList(0, size);
    return new Page<>(items, Optional.of(cursorOf.apply(items.getLast())));
  }

  /** The same page of something else. */
  public <R> Page<R> map(Function<T, R> view) {
    return new Page<>(items.stream().map(view).toList(), next);
  }
}
