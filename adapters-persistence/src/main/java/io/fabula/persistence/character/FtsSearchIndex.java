package io.fabula.persistence.character;

import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.CharacterSheet;
import io.fabula.persistence.character.SearchWords.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * SQLite's FTS5 (sqlite.org/fts5.html), whose rows are read in the order of their numbers. So the number of a
 * row is its character's place by popularity, and the first page costs the same among a hundred characters
 * and among a hundred thousand. Places go by steps of a tenth, so that few chats and likes move a row; who
 * falls keeps their place, and within a step the newest come first. Who is not listed stands behind all who
 * are.
 */
final class FtsSearchIndex implements SearchIndex {
  private static final int STEPS = 1 << 10;
  private static final int STEP_BITS = 50;
  private static final double STEPS_PER_DOUBLING = 8;
  /** From here on nobody is listed. */
  static final long UNLISTED = 1L << 61;

  @Override
  public void put(Handle handle, CharacterId id, CharacterSheet sheet, boolean listed) {
    String words = SearchWords.of(sheet);
    Optional<Long> before = place(handle, id);
    before.ifPresent(known -> forget(handle, known));
    Optional<Long> kept = before.filter(known -> known < UNLISTED == listed);
    if (kept.isEmpty()) before.ifPresent(known -> leave(handle, known));
    insert(handle, kept.orElseGet(() -> take(handle, id, step(popular(handle, id)), listed)), words);
  }

  @Override
  public void rank(Handle handle, CharacterId id, long popular) {
    Optional<Long> before = place(handle, id);
    int step = step(popular);
    if (before.isEmpty() || before.get() >= UNLISTED || step <= STEPS - 1 - (before.get() >> STEP_BITS))
      return;
    CharacterSheet sheet = JdbiCharacters.sheet(handle, id).orElseThrow();
    forget(handle, before.get());
    leave(handle, before.get());
    insert(handle, take(handle, id, step, true), SearchWords.of(sheet));
  }

  private static void leave(Handle handle, long place) {
    handle.createUpdate("delete from character_place where place = :place").bind("place", place).execute();
  }

  private static int step(long popular) {
    return popular <= 0 ? 0 : 1 + (int) (STEPS_PER_DOUBLING * Math.log(popular) / Math.log(2));
  }

  /** Of whom nothing was counted yet, there may be no row. */
  private static long popular(Handle handle, CharacterId id) {
    return handle.createQuery("select popular from character_standing where character_id = :id")
        .bind("id", id.toString()).mapTo(Long.class).findOne().orElse(0L);
  }

  private static Optional<Long> place(Handle handle, CharacterId id) {
    return handle.createQuery("select place from character_place where character_id = :id")
        .bind("id", id.toString()).mapTo(Long.class).findOne();
  }

  /** The place before all others of its step, from the step's middle on. */
  private static long take(Handle handle, CharacterId id, int step, boolean listed) {
    long from = ((STEPS - 1L - step) << STEP_BITS) + (listed ? 0 : UNLISTED);
    long place = handle.createQuery("""
        select min(place) from character_place where place >= :from and place < :to
        """).bind("from", from).bind("to", from + (1L << STEP_BITS)).mapTo(Long.class).findOne()
        .orElse(from + (1L << STEP_BITS - 1)) - 1;
    handle.createUpdate("insert into character_place (place, character_id) values (:place, :id)")
        .bind("place", place).bind("id", id.toString()).execute();
    return place;
  }

  private static void insert(Handle handle, long place, String words) {
    handle.createUpdate("insert into character_search (rowid, words) values (:place, :words)")
        .bind("place", place).bind("words", words).execute();
  }

  private static void forget(Handle handle, long place) {
    handle.createUpdate("delete from character_search where rowid = :place").bind("place", place).execute();
  }

  @Override
  public String query(List<Phrase> phrases) {
    return phrases.stream()
        .map(phrase -> '"' + String.join(" ", phrase.words()) + (phrase.beginning() ? "\"*" : "\""))
        .collect(Collectors.joining(" AND "));
  }

  @Override
  public Optional<CharacterWalk> walk(String found) {
    return Optional.of(new CharacterWalk.ByPlace());
  }

  @Override
  public String ids() {
    return """
        select p.character_id from character_search f join character_place p on p.place = f.rowid
        where f.character_search match :found""";
  }

  @Override
  public String table() {
    return "character_place";
  }
}
