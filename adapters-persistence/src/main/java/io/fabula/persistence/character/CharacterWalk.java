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
  Columns columns();

  /** The statement up to its conditions. */
  String select();

  /** The order of its rows, by unique keys. */
  String order();

  /** Whether it leads through what {@code :found} finds, and through nothing else. */
  boolean finds();

  /** What has to hold of every row; the lists' own conditions come beside it. */
  void begin(Conditions conditions);

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
  static CharacterWalk of(CharacterQuery query) {
    return query.order() == Order.NEW ? new ByAge(query.publicOnly()) : ByRank.of(query.order());
  }

  /** By when characters came: the keys of a cursor are a time and an id. */
  record ByAge(boolean publicOnly) implements CharacterWalk {
    @Override
    public Columns columns() {
      return CharacterListing.COLUMNS;
    }

    @Override
    public String select() {
      return CharacterListing.SELECT;
    }

    @Override
    public String order() {
      return "created_at desc, id desc";
    }

    @Override
    public boolean finds() {
      return false;
    }

    /** In the words of the index that is in this order. */
    @Override
    public void begin(Conditions conditions) {
      if (publicOnly) conditions.where("visibility = 'PUBLIC'");
    }

    @Override
    public void goOn(Cursor cursor, Conditions conditions) {
      conditions.where("(created_at, id) < (:sort, :id)").with("sort", cursor.number(0, 2))
          .with("id", cursor.text(1, 2));
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
   *
   * @param rank whose rank leads the way: the standings' own, or that beside the words that were found
   * @param id the same one's id
   */
  record ByRank(Order by, String rank, String id, String select, boolean finds) implements CharacterWalk {

    static ByRank of(Order order) {
      return new ByRank(order, "s." + column(order), "s.character_id", CharacterListing.SELECT, false);
    }

    /**
     * Through what is found, put in order before anything else is read of it: joining all that a word finds
     * with their rows costs a hundred times what finding them does.
     *
     * @param found selects {@code found_id} and {@code found_popular}, in their falling order
     */
    static ByRank found(String found) {
      return new ByRank(Order.POPULAR, "f.found_popular", "f.found_id", CharacterListing.COLUMNS.select()
          + "from (" + found + """
              ) f join character_character c on c.id = f.found_id
                join character_standing s on s.character_id = f.found_id
                join character_fall on one = 1""", true);
    }

    private static String column(Order order) {
      return switch (order) {
        case POPULAR -> "popular";
        case TOP -> "score";
        case TRENDING -> "trending";
        case NEW -> throw new IllegalArgumentException("age is no rank");
      };
    }

    @Override
    public Columns columns() {
      return CharacterListing.COLUMNS;
    }

    @Override
    public String order() {
      return rank + " desc, " + id + " desc";
    }

    @Override
    public void begin(Conditions conditions) {}

    @Override
    public void goOn(Cursor cursor, Conditions conditions) {
      if (!cursor.text(0, 4).equals(by.name())) throw Cursor.malformed();
      conditions
          .where("(" + rank + ", " + id + ") < (:sort, :id)")
          // what fell since the walk began, from above this place, was there to be seen already
          .where("(s.fall <= :began or (s." + column(by) + "_from, s.character_id) < (:sort, :id))")
          .with("sort", cursor.number(1, 4)).with("id", cursor.text(2, 4)).with("began", cursor.number(3, 4));
    }

    @Override
    public long key(Row row) throws SQLException {
      return row.number(column(by));
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
        from character_search f join character_place p on p.place = f.rowid
          join character_character c on c.id = p.character_id
          join character_standing s on s.character_id = c.id
          join character_fall on one = 1""";

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
    public boolean finds() {
      return true;
    }

    @Override
    public void begin(Conditions conditions) {
      conditions.where("f.rowid < " + FtsSearchIndex.UNLISTED).where("f.character_search match :found");
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
