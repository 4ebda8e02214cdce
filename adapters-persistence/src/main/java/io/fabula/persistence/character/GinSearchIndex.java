package io.fabula.persistence.character;

import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.CharacterSheet;
import io.fabula.persistence.character.SearchWords.Phrase;
import io.fabula.persistence.sql.Database;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** PostgreSQL's text search, over words that were found here: its own parsers know no Korean. */
final class GinSearchIndex implements SearchIndex {
  /** A vector of words holds a megabyte at most; what a longer text says further down is not found. */
  private static final int WORDS_MAX = 200_000;

  /** Sorted before anything is joined; {@code offset 0} keeps PostgreSQL from thinking otherwise. */
  private static final CharacterWalk WALK = CharacterWalk.ByRank.found("""
      select character_id as found_id, popular as found_popular from character_search
      where words @@ cast(:found as tsquery) and listed = true
      order by popular desc, character_id desc offset 0""");

  /** At this many, gathering takes as long as going through the popular ones. */
  private static final int GATHERED_MAX = 4_000;
  private static final int KNOWN_MAX = 1_000;
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  /** Whether something was rare when it was last asked for: a hint, which makes a list fast and never wrong. */
  private record Asked(boolean rare, long at) {}

  private final Database database;
  private final Map<String, Asked> known = new ConcurrentHashMap<>();

  GinSearchIndex(Database database) {
    this.database = database;
  }

  @Override
  public void put(Handle handle, CharacterId id, CharacterSheet sheet, boolean listed) {
    String words = SearchWords.of(sheet);
    handle.createUpdate("""
        insert into character_search (character_id, words, listed, popular)
        values (:id, to_tsvector('simple', :words), :listed, :popular)
        on conflict (character_id) do update set words = excluded.words, listed = excluded.listed
        """).bind("id", id.toString()).bind("listed", listed).bind("popular", popular(handle, id))
        .bind("words", words.length() > WORDS_MAX ? words.substring(0, WORDS_MAX) : words).execute();
  }

  /** Held until the words are there: who counts meanwhile would not find the row in which to note it. */
  private static long popular(Handle handle, CharacterId id) {
    return handle.createQuery("select popular from character_standing where character_id = :id for update")
        .bind("id", id.toString()).mapTo(Long.class).findOne().orElse(0L);
  }

  @Override
  public void rank(Handle handle, CharacterId id, long popular) {
    handle.createUpdate("""
        update character_search set popular = :popular where character_id = :id and popular <> :popular
        """).bind("id", id.toString()).bind("popular", popular).execute();
  }

  /**
   * An index of words knows no order: what it finds is gathered and sorted, which takes the longer the more it
   * is. What very many have is met soon by whoever goes through the popular ones.
   */
  @Override
  public Optional<CharacterWalk> walk(String found) {
    Asked asked = known.get(found);
    if (asked == null || System.nanoTime() - asked.at() > REMEMBERED.toNanos()) {
      asked = new Asked(count(found) <= GATHERED_MAX, System.nanoTime());
      if (known.size() >= KNOWN_MAX) known.clear();
      known.put(found, asked);
    }
    return asked.rare() ? Optional.of(WALK) : Optional.empty();
  }

  /** No more than tells whether they are too many. */
  private long count(String found) {
    return database.read(handle -> handle.createQuery("""
        select count(*) from (select 1 from character_search
          where words @@ cast(:found as tsquery) and listed = true limit :most) few
        """).bind("found", found).bind("most", GATHERED_MAX + 1).mapTo(Long.class).one());
  }

  @Override
  public String query(List<Phrase> phrases) {
    return phrases.stream().map(phrase -> phrase.words().stream().map(word -> "'" + word + "'")
        .collect(Collectors.joining(" <-> ", "(", phrase.beginning() ? ":*)" : ")")))
        .collect(Collectors.joining(" & "));
  }

  @Override
  public String ids() {
    return "select character_id from character_search where words @@ cast(:found as tsquery)";
  }

  @Override
  public String table() {
    return "character_search";
  }
}
