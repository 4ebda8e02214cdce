package io.fabula.persistence.character;

import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.CharacterSummary;
import io.fabula.domain.character.Gallery;
import io.fabula.persistence.sql.Database;
import io.fabula.persistence.sql.Row;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Characters looked at together, from the tables of {@link JdbiCharacters}. */
public final class JdbiGallery implements Gallery {
  private final Database database;

  public JdbiGallery(Database database) {
    this.database = database;
  }

  @Override
  public List<CharacterSummary> of(List<CharacterId> ids) {
    if (ids.isEmpty()) return List.of();
    Map<CharacterId, CharacterSummary> found = database.read(handle -> handle.createQuery(
        CharacterListing.SELECT + " where c.id in (<ids>) limit :limit")
        .bindList("ids", ids.stream().map(CharacterId::toString).toList()).bind("limit", ids.size())
        .map(Row.as(CharacterListing.COLUMNS, CharacterListing::summary)).list())
        .stream().collect(Collectors.toMap(CharacterSummary::id, Function.identity()));
    return ids.stream().flatMap(id -> Stream.ofNullable(found.get(id))).toList();
  }
}
