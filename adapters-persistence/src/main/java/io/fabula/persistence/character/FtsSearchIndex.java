package io.fabula.persistence.character;

import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.CharacterSheet;
import io.fabula.domain.character.Characters.Order;
import io.fabula.domain.character.Ranks;
import io.fabula.persistence.character.SearchWords.Phrase;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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

  private static final String IDS = """
      select p.character_id from character_search f join character_place p on p.place = f.rowid
      where f.character_search match :found""";

  @Override
  public void put(Handle handle, CharacterId id, CharacterSheet sheet, boolean listed) {
    Shelves.settle(handle, id).ifPresent(settled -> {
      Optional<Long> before = place(handle, id);
      before.ifPresent(known -> forget(handle, known));
      Optional<Long> kept = before.filter(known -> known < UNLISTED == listed);
      if (kept.isEmpty()) before.ifPresent(known -> leave(handle, known));
      long place = kept.orElseGet(() -> take(handle, id, step(settled.ranks().popular()), listed));
      insert(handle, place, sheet, settled.shelves());
    });
  }

  @Override
  public void rank(Handle handle, CharacterId id, Ranks before, Ranks now) {
    int step = step(now.popular());
    if (step <= step(before.popular()) && Shelves.same(before, now)) return;
    Shelves.settle(handle, id).ifPresent(settled -> place(handle, id).ifPresent(place -> {
      boolean rises = place < UNLISTED && step > STEPS - 1 - (place >> STEP_BITS);
      if (!settled.moved() && !rises) return;
      CharacterSheet sheet = JdbiCharacters.sheet(handle, id).orElseThrow();
      forget(handle, place);
      if (rises) leave(handle, place);
      insert(handle, rises ? take(handle, id, step, true) : place, sheet, settled.shelves());
    }));
  }

  private static void leave(Handle handle, long place) {
    handle.createUpdate("delete from character_place where place = :place").bind("place", place).execute();
  }

  private static int step(long popular) {
    return popular <= 0 ? 0 : 1 + (int) (STEPS_PER_DOUBLING * Math.log(popular) / Math.log(2));
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

  private static void insert(Handle handle, long place, CharacterSheet sheet, Shelves shelves) {
    String words = SearchWords.of(sheet) + ' ' + words(shelves.numbers().values(), " ");
    handle.createUpdate("insert into character_search (rowid, words) values (:place, :words)")
        .bind("place", place).bind("words", words).execute();
  }

  /** Shelves as words of the index. A text with such a word in it stands on a shelf too many, no more. */
  private static String words(Collection<Long> shelves, String between) {
    return shelves.stream().map(shelf -> "zs" + Long.toHexString(shelf)).collect(Collectors.joining(between));
  }

  private static void forget(Handle handle, long place) {
    handle.createUpdate("delete from character_search where rowid = :place").bind("place", place).execute();
  }

  /** It is in the order of popularity by itself. */
  @Override
  public Optional<CharacterWalk> walk(Order order) {
    return order == Order.POPULAR ? Optional.of(new CharacterWalk.ByPlace()) : Optional.empty();
  }

  @Override
  public Finding find(List<Phrase> phrases) {
    return new Finding(IDS, Map.of("found", query(phrases)));
  }

  @Override
  public Finding find(List<Phrase> phrases, List<Long> shelves) {
    return new Finding(IDS, Map.of("found", query(phrases) + " AND (" + words(shelves, " OR ") + ")"));
  }

  private static String query(List<Phrase> phrases) {
    return phrases.stream()
        .map(phrase -> '"' + String.join(" ", phrase.words()) + (phrase.beginning() ? "\"*" : "\""))
        .collect(Collectors.joining(" AND "));
  }

  @Override
  public String table() {
    return "character_place";
  }
}
