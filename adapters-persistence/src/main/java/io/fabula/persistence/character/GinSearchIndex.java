package io.fabula.persistence.character;

import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.CharacterSheet;
import io.fabula.persistence.character.SearchWords.Phrase;
import java.util.List;
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

  @Override
  public CharacterWalk walk() {
    return WALK;
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
