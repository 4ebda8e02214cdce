package io.fabula.persistence.character;

import io.fabula.persistence.character.CharacterWalk.ByStanding;
import io.fabula.persistence.character.CharacterWalk.Place;
import io.fabula.persistence.sql.Columns;
import io.fabula.persistence.sql.Row;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The next ones of a list that everybody sees, whatever they say of themselves.
 *
 * @param shelves on which they stand; others may stand there too
 * @param last of them; absent where nobody comes behind them
 */
record Reach(List<Long> shelves, Optional<Place> last) {
  private static final Columns COLUMNS = Columns.of("shelf", "rank", "id");

  private record Shelf(long number, Optional<Place> last) {}

  /** @param after absent where the list begins */
  static Reach of(Handle handle, ByStanding walk, Optional<Place> after, int count) {
    String column = walk.column();
    var listed = new Conditions().where("listed = true");
    after.ifPresent(place -> listed.where("(" + column + ", character_id) < (:rank, :id)")
        .with("rank", place.rank()).with("id", place.id()));
    String next = " from character_standing" + listed.text() + " order by " + column
        + " desc, character_id desc limit ";
    String shelf = Shelves.column(walk.by());
    List<Shelf> shelves = handle
        .createQuery("select shelf, rank, id from (select " + shelf + " as shelf from (select "
            + shelf + next + ":count) every group by " + shelf + ") shelves left join (select " + column
            + " as rank, character_id as id" + next + "1 offset :count - 1) last on true")
        .bindMap(listed.values()).bind("count", count)
        .map(Row.as(COLUMNS, row -> new Shelf(row.number("shelf"), row.optionalText("id").isPresent()
            ? Optional.of(new Place(row.number("rank"), row.text("id")))
            : Optional.empty())))
        .list();
    return new Reach(shelves.stream().map(Shelf::number).toList(),
        shelves.stream().flatMap(each -> each.last().stream()).findFirst());
  }
}
