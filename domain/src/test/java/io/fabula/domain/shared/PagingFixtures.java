package io.fabula.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Lists read page by page. */
public final class PagingFixtures {
  private PagingFixtures() {}

  /** Everything, in pages of a size. */
  public static <T> List<T> all(int size, Function<PageRequest, Page<T>> list) {
    var items = new ArrayList<T>();
    Optional<Cursor> after = Optional.empty();
    do {
      Page<T> page = list.apply(new PageRequest(size, after));
      assertThat(page.items().size()).isLessThanOrEqualTo(size);
      items.addAll(page.items());
      after = page.next();
    } while (after.isPresent());
    return items;
  }

  /** Every cursor that such a list never gave is refused by name. */
  public static void assertMalformedCursorsRefused(Function<PageRequest, ?> list) {
    for (Cursor cursor : List.of(Cursor.of(), Cursor.of("1"), Cursor.of("no number", "id"),
        Cursor.of("1", "2", "3"))) {
      Refusals.assertInvalid("start_cursor",
          () -> list.apply(new PageRequest(5, Optional.of(cursor))));
    }
  }
}
