package io.fabula.persistence.character;

import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.Standing;
import io.fabula.domain.character.Standings;
import io.fabula.domain.community.Counted;
import io.fabula.domain.community.Tally;
import io.fabula.persistence.sql.Columns;
import io.fabula.persistence.sql.Database;
import io.fabula.persistence.sql.Row;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Standings in {@code character_standing}, what is recent by the hour in {@code character_recent}. Whoever
 * counts holds the row of the standing first, then that of {@code character_fall}, never two standings at
 * once: so nobody waits in a circle.
 */
public final class JdbiStandings implements Standings {
  private static final Columns COLUMNS = StandingColumns.after();
  private static final int AGED_AT_ONCE = 500;

  private final Database database;
  private final SearchIndex index;

  public JdbiStandings(Database database) {
    this.database = database;
    this.index = SearchIndex.of(database);
  }

  @Override
  public Standing of(CharacterId id) {
    return database.read(handle -> handle.createQuery(
        COLUMNS.select() + "from character_standing where character_id = :id").bind("id", id.toString())
        .map(Row.as(COLUMNS, StandingColumns::standing)).findOne()).orElse(Standing.NEW);
  }

  @Override
  public Standing count(CharacterId id, Counted what, int by, Instant since, Instant now) {
    return database.change(handle -> held(handle, id).map(before -> {
      long recent = what == Counted.LIKES ? happened(handle, id, by, since) : 0;
      return put(handle, id, before, before.tally().plus(what, by), before.chats(),
          before.recent() + recent, now);
    }).orElse(Standing.NEW));
  }

  @Override
  public void countChat(CharacterId id, Instant now) {
    database.write(handle -> held(handle, id).ifPresent(
        before -> put(handle, id, before, before.tally(), before.chats() + 1,
            before.recent() + happened(handle, id, 1, now), now)));
  }

  @Override
  public void age(Instant now) {
    long first = hour(now.minus(Standing.RECENT));
    for (List<CharacterId> old = old(first); !old.isEmpty(); old = old(first)) {
      for (CharacterId id : old) database.run(() -> database.write(handle -> age(handle, id, first, now)));
    }
  }

  private List<CharacterId> old(long first) {
    return database.read(handle -> handle.createQuery("""
        select distinct character_id from character_recent where hour < :first limit :limit
        """).bind("first", first).bind("limit", AGED_AT_ONCE)
        .map((row, context) -> new CharacterId(java.util.UUID.fromString(row.getString(1)))).list());
  }

  private void age(Handle handle, CharacterId id, long first, Instant now) {
    held(handle, id).ifPresent(before -> {
      long gone = handle.createQuery("""
          delete from character_recent where character_id = :id and hour < :first returning events
          """).bind("id", id.toString()).bind("first", first).mapTo(Long.class).list().stream()
          .mapToLong(events -> events).sum();
      put(handle, id, before, before.tally(), before.chats(), before.recent() - gone, now);
    });
  }

  /** The row, which nobody else changes until the unit ends. */
  private static Optional<Standing> held(Handle handle, CharacterId id) {
    return handle.createQuery("update character_standing set fall = fall where character_id = :id "
        + COLUMNS.select().replaceFirst("^select", "returning")).bind("id", id.toString())
        .map(Row.as(COLUMNS, StandingColumns::standing)).findOne();
  }

  private Standing put(Handle handle, CharacterId id, Standing before, Tally tally, long chats,
      long recent, Instant now) {
    Standing next = before.counting(tally, chats, recent, () -> nextFall(handle), now);
    handle.createUpdate("""
        update character_standing set likes = :likes, favorites = :favorites, upvotes = :upvotes,
          downvotes = :downvotes, comments = :comments, chats = :chats, popular = :popular, score = :score,
          trending = :trending, fall = :fall, fell_at = :fell, popular_from = :popularFrom,
          score_from = :scoreFrom, trending_from = :trendingFrom
        where character_id = :id
        """)
        .bind("id", id.toString())
        .bind("likes", tally.likes()).bind("favorites", tally.favorites())
        .bind("upvotes", tally.upvotes()).bind("downvotes", tally.downvotes())
        .bind("comments", tally.comments()).bind("chats", chats)
        .bind("popular", next.ranks().popular()).bind("score", next.ranks().score()).bind("trending", recent)
        .bind("fall", next.fall().number()).bind("fell", next.fall().at().toEpochMilli())
        .bind("popularFrom", next.fall().from().popular()).bind("scoreFrom", next.fall().from().score())
        .bind("trendingFrom", next.fall().from().trending())
        .execute();
    index.rank(handle, id, before.ranks(), next.ranks());
    return next;
  }

  private static long nextFall(Handle handle) {
    return handle.createQuery("update character_fall set number = number + 1 where one = 1 returning number")
        .mapTo(Long.class).one();
  }

  /** How many more count as recent, or less; what has aged already is not taken back again. */
  private static long happened(Handle handle, CharacterId id, int by, Instant at) {
    String sql = by > 0 ? """
        insert into character_recent (character_id, hour, events) values (:id, :hour, :by)
        on conflict (character_id, hour) do update set events = character_recent.events + :by
        """ : """
        update character_recent set events = events + :by
        where character_id = :id and hour = :hour and events + :by >= 0
        """;
    return (long) by
        * handle.createUpdate(sql).bind("id", id.toString()).bind("hour", hour(at)).bind("by", by)
            .execute();
  }

  private static long hour(Instant time) {
    return time.truncatedTo(ChronoUnit.HOURS).toEpochMilli();
  }
}
