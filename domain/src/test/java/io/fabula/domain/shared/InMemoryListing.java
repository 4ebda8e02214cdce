package io.fabula.domain.shared;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Pages by a number, then by an id, the highest first.
 *
 * @param place of a row: its number and its id
 */
public record InMemoryListing<T>(Function<T, Cursor> place) {
  public Page<T> page(List<T> matching, PageRequest page) {
    Comparator<Cursor> ascending = Comparator.<Cursor>comparingLong(cursor -> cursor.number(0, 2))
        .thenComparing(cursor -> cursor.text(1, 2));
    List<T> rows = matching.stream()
        .filter(row -> page.after().isEmpty() || ascending.compare(place.apply(row), page.after().get()) < 0)
        .sorted(Comparator.comparing(place, ascending).reversed())
        .limit(page.size() + 1L).toList();
    return Page.cut(rows, page.size(), place);
  }
}
