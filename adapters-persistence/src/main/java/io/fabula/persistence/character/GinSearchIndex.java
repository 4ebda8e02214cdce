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

/** PostgreSQL's text search, over words that were found here: its own parsers know no Korean. */
final class GinSearchIndex implements SearchIndex {
  /** A vector of words holds a megabyte at most; what a longer text says further down is not found. */
  private static final int WORDS_MAX = 200_000;

  private static final String IDS = "select character_id from character_search where words @@ cast(:found as tsquery)";

  @Override
  public void put(Handle handle, CharacterId id, CharacterSheet sheet, boolean listed) {
    String words = SearchWords.of(sheet);
    // held until the words are there: who counts meanwhile would not find the row in which to note it
    Shelves.settle(handle, id).ifPresent(settled -> handle.createUpdate("""
        insert into character_search (character_id, words, shelves)
        values (:id, to_tsvector('simple', :words), cast(:shelves as bigint[]))
        on conflict (character_id) do update set words = excluded.words, shelves = excluded.shelves
        """).bind("id", id.toString()).bind("shelves", array(settled.shelves().numbers().values()))
        .bind("words", words.length() > WORDS_MAX ? words.substring(0, WORDS_MAX) : words).execute());
  }

  @Override
  public void rank(Handle handle, CharacterId id, Ranks before, Ranks now) {
    if (Shelves.same(before, now)) return;
    Shelves.settle(handle, id).filter(Shelves.Settled::moved).ifPresent(settled -> handle.createUpdate("""
        update character_search set shelves = cast(:shelves as bigint[]) where character_id = :id
        """).bind("id", id.toString()).bind("shelves", array(settled.shelves().numbers().values()))
        .execute());
  }

  /** It has none. */
  @Override
  public Optional<CharacterWalk> walk(Order order) {
    return Optional.empty();
  }

  @Override
  public Finding find(List<Phrase> phrases) {
    return new Finding(IDS, Map.of("found", query(phrases)));
  }

  @Override
  public Finding find(List<Phrase> phrases, List<Long> shelves) {
    return new Finding(IDS + " and shelves && cast(:shelves as bigint[])",
        Map.of("found", query(phrases), "shelves", array(shelves)));
  }

  private static String query(List<Phrase> phrases) {
    return phrases.stream().map(phrase -> phrase.words().stream().map(word -> "'" + word + "'")
        .collect(Collectors.joining(" <-> ", "(", phrase.beginning() ? ":*)" : ")")))
        .collect(Collectors.joining(" & "));
  }

  private static String array(Collection<Long> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
  }

  @Override
  public String table() {
    return "character_search";
  }
}
