package io.fabula.persistence.character;

import io.fabula.domain.character.Ranks;
import io.fabula.domain.character.Standing;
import io.fabula.domain.community.Tally;
import io.fabula.persistence.sql.Columns;
import io.fabula.persistence.sql.Row;
import java.sql.SQLException;
import java.util.stream.Stream;

/** The columns of a standing, which stand in every select of characters too. */
final class StandingColumns {
  private static final String[] NAMES = {"likes", "favorites", "upvotes", "downvotes", "comments", "chats",
      "trending", "fall", "fell_at", "popular_from", "score_from", "trending_from"};

  private StandingColumns() {}

  /** These, after others of the same select. */
  static Columns after(String... others) {
    return Columns.of(Stream.of(others, NAMES).flatMap(Stream::of).toArray(String[]::new));
  }

  static Standing standing(Row row) throws SQLException {
    var tally = new Tally(row.number("likes"), row.number("favorites"), row.number("upvotes"),
        row.number("downvotes"), row.number("comments"));
    return new Standing(tally, row.number("chats"), row.number("trending"),
        new Standing.Fall(row.number("fall"), row.instant("fell_at"),
            new Ranks(row.number("popular_from"), row.number("score_from"), row.number("trending_from"))));
  }
}
