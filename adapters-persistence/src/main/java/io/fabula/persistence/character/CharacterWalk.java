package io.fabula.persistence.character;

import io.fabula.domain.character.Characters.CharacterQuery;
import io.fabula.domain.character.Characters.Order;
import io.fabula.domain.shared.Cursor;
import io.fabula.persistence.sql.Columns;
import io.fabula.persistence.sql.Row;
import java.sql.SQLException;
import java.util.Optional;

/**
 * How a list of characters is gone through: which tables lead the way, in which order, and where the next
 * page goes on.
 */
sealed interface CharacterWalk {
  /** The list's columns, and what tells a row's place. */
  default Columns columns() {
    return CharacterListing.COLUMNS;
  }

  /** The statement up to its conditions. */
  default String select() {
    return CharacterListing.SELECT;
  }

  /** The order of its rows, by unique keys. */
  String order();

  /** What has to hold behind the last row of a page. */
  void goOn(Cursor cursor, Conditions conditions);

  /** The key of a row, as {@link #cursor} wants it. */
  long key(Row row) throws SQLException;

  /**
   * Where the next page goes on.
   *
   * @param after where this one began
   */
  Cursor cursor(CharacterListing.Found last, Optional<Cursor> after);

  /** The walk of a list in which nothing is looked for, or whose index has no order of its own. */
  static ByStanding of(CharacterQuery query) {
    return query.order() == Order.NEW ? new ByAge(query.publicOnly()) : new ByRank(query.order());
  }

  /** By what a standing tells, and then by id; both fall. */
  sealed interface ByStanding extends CharacterWalk {
    Order by();

    /** The place of the last row of a page. */
    Place place(Cursor cursor);

    /** The column of the standings that leads the way. */
    default String column() {
      return switch (by()) {
        case NEW -> "came_at";
        case POPULAR -> "popular";
        case TOP -> "score";
        case TRENDING -> "trending";
      };
    }
  }

  /** @param rank in the order of the walk */
  record Place(long rank, String id) {}

  /**
   * By when characters came: the keys of a cursor are a time and an id.
   *
   * @param publicOnly of the lists that everyone sees, which go by the standings
   */
  record ByAge(boolean publicOnly) implements ByStanding {
    @Override
    public Order by() {
      return Order.NEW;
    }

    /** In the words of the index that is in this order. */
    private String time() {
      return publicOnly ? "s.came_at" : "c.created_at";
    }

    private String id() {
      return publicOnly ? "s.character_id" : "c.id";
    }

    @Override
    public String order() {
      return time() + " desc, " + id() + " desc";
    }

    @Override
    public Place place(Cursor cursor) {
      return new Place(cursor.number(0, 2), cursor.text(1, 2));
    }

    @Override
    public void goOn(Cursor cursor, Conditions conditions) {
      conditions.where("(" + time() + ", " + id() + ") < (:sort, :id)").with("sort", place(cursor).rank())
          .with("id", place(cursor).id());
    }

    @Override
    public long key(Row row) throws SQLException {
      return row.number("created_at");
    }

    @Override
    public Cursor cursor(CharacterListing.Found last, Optional<Cursor> after) {
      return Cursor.of(last.key(), last.summary().id());
    }
  }

  /**
   * By a rank, which may fall while somebody goes through the list. The keys of a cursor: the order, the rank,
   * the id, and the last fall of all characters before the walk began.
   */
  record ByRank(Order by) implements ByStanding {
    @Override
    public String order() {
      return "s." + column() + " desc, s.character_id desc";
    }

    @Override
    public Place place(Cursor cursor) {
      if (!cursor.text(0, 4).equals(by.name())) throw Cursor.malformed();
      return new Place(cursor.number(1, 4), cursor.text(2, 4));
    }

    @Override
    public void goOn(Cursor cursor, Conditions conditions) {
      conditions
          .where("(s." + column() + ", s.character_id) < (:sort, :id)")
          // what fell since the walk began, from above this place, was there to be seen already
          .where("(s.fall <= :began or (s." + column() + "_from, s.character_id) < (:sort, :id))")
          .with("sort", place(cursor).rank()).with("id", place(cursor).id())
          .with("began", cursor.number(3, 4));
    }

    @Override
    public long key(Row row) throws SQLException {
      return row.number(column());
    }

    @Override
    public Cursor cursor(CharacterListing.Found last, Optional<Cursor> after) {
      long began = after.map(cursor -> cursor.number(3, 4)).orElse(last.fall());
      return Cursor.of(by.name(), last.key(), last.summary().id(), began);
    }
  }

  /** Through what SQLite's index finds, whose rows are numbered by popularity. */
  record ByPlace() implements CharacterWalk {
    private static final String FOUND = "FOUND";
    private static final Columns COLUMNS = CharacterListing.COLUMNS.and("place");
    private static final String SELECT = COLUMNS.select() + """
        from character_search f join character_place p on p.place = f.rowid and f.rowid < %d
            and f.character_search match :found
          join character_character c on c.id = p.character_id
          join character_standing s on s.character_id = c.id
          join character_fall on one = 1""".formatted(FtsSearchIndex.UNLISTED);

    @Override
    public Columns columns() {
      return COLUMNS;
    }

    @Override
    public String select() {
      return SELECT;
    }

    @Override
    public String order() {
      return "f.rowid";
    }

    @Override
    public void goOn(Cursor cursor, Conditions conditions) {
      if (!cursor.text(0, 2).equals(FOUND)) throw Cursor.malformed();
      conditions.where("f.rowid > :sort").with("sort", cursor.number(1, 2));
    }

    @Override
    public long key(Row row) throws SQLException {
      return row.number("place");
    }

    @Override
    public Cursor cursor(CharacterListing.Found last, Optional<Cursor> after) {
      return Cursor.of(FOUND, last.key());
    }
  }
}
