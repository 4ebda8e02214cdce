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

  @Override
  public void put(Handle handle, CharacterId id, CharacterSheet sheet, boolean listed) {
    String words = SearchWords.of(sheet);
    handle.createUpdate("""
        insert into character_search (character_id, words) values (:id, to_tsvector('simple', :words))
        on conflict (character_id) do update set words = excluded.words
        """).bind("id", id.toString())
        .bind("words", words.length() > WORDS_MAX ? words.substring(0, WORDS_MAX) : words).execute();
  }

  @Override
  public void rank(Handle handle, CharacterId id, long popular) {
    // what is found is put in order when it is asked for
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
