package io.fabula.persistence.character;

import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.CharacterSheet;
import io.fabula.domain.character.Characters.Order;
import io.fabula.domain.character.Ranks;
import io.fabula.persistence.character.SearchWords.Phrase;
import io.fabula.persistence.sql.Database;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Which characters hold which words, as each database does it best. */
interface SearchIndex {
  static SearchIndex of(Database database) {
    return switch (database.dialect()) {
      case SQLITE -> new FtsSearchIndex();
      case POSTGRESQL -> new GinSearchIndex();
    };
  }

  /**
   * Notes the words of a character, in place of those it had.
   *
   * @param listed whether everyone may find it
   */
  void put(Handle handle, CharacterId id, CharacterSheet sheet, boolean listed);

  /** Learns that a character's ranks have changed; most changes matter to no shelf and no place. */
  void rank(Handle handle, CharacterId id, Ranks before, Ranks now);

  /** How what {@code :found} finds is gone through in the index's own order, where it has that one. */
  Optional<CharacterWalk> walk(Order order);

  /**
   * Who is found.
   *
   * @param ids selects their ids as {@code character_id}
   * @param values those of which it speaks
   */
  record Finding(String ids, Map<String, Object> values) {}

  /** Whoever has all these. */
  Finding find(List<Phrase> phrases);

  /** Of those, whoever stands on one of the shelves. */
  Finding find(List<Phrase> phrases, List<Long> shelves);

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
