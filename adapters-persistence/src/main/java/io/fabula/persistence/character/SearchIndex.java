package io.fabula.persistence.character;

import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.CharacterSheet;
import io.fabula.persistence.character.SearchWords.Phrase;
import io.fabula.persistence.sql.Database;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Which characters hold which words, as each database does it best. */
interface SearchIndex {
  static SearchIndex of(Database database) {
    return switch (database.dialect()) {
      case SQLITE -> new FtsSearchIndex();
      case POSTGRESQL -> new GinSearchIndex(database);
    };
  }

  /**
   * Notes the words of a character, in place of those it had.
   *
   * @param listed whether everyone may find it
   */
  void put(Handle handle, CharacterId id, CharacterSheet sheet, boolean listed);

  /** Says how popular a character is now: an index that is read in that order has to know. */
  void rank(Handle handle, CharacterId id, long popular);

  /** The query that finds all these, in the index's own language. */
  String query(List<Phrase> phrases);

  /**
   * How what {@code :found} finds of the listed ones is gone through by popularity; absent where it is better
   * to go through all that are popular and to look at each.
   *
   * @param found from {@link #query}
   */
  Optional<CharacterWalk> walk(String found);

  /** Selects the ids of the characters that {@code :found} finds. */
  String ids();

  /** The table in which whoever is in the index has a row. */
  String table();

  /** Characters that are in the store and not in the index yet, at most so many. */
  default List<CharacterId> missing(Handle handle, int atMost) {
    return handle
        .createQuery("select id from character_character c where not exists (select 1 from " + table()
            + " known where known.character_id = c.id) limit :limit")
        .bind("limit", atMost).mapTo(String.class)
        .map(id -> new CharacterId(UUID.fromString(id))).list();
  }
}
