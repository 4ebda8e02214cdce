package io.fabula.persistence.character;

import io.fabula.domain.account.UserId;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.CharacterSummary;
import io.fabula.domain.character.Gallery;
import io.fabula.domain.character.tag.Tag;
import io.fabula.persistence.sql.Database;
import io.fabula.persistence.sql.Row;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Characters looked at together, from the tables of {@link JdbiCharacters}. */
public final class JdbiGallery implements Gallery {
  private static final String FOUND = "(s.listed = true or c.owner_id = :viewer)";
  /** Of a tag that very many have. */
  private static final int LOOKED_AT = 500;

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

  @Override
  public List<CharacterSummary> forksOf(CharacterId id, Optional<UserId> viewer, int limit) {
    return database.read(handle -> handle.createQuery(
        CharacterListing.SELECT + " where forked_from = :origin and " + FOUND
            + " order by c.id desc limit :limit")
        .bind("origin", id.toString()).bind("viewer", viewer(viewer)).bind("limit", limit)
        .map(Row.as(CharacterListing.COLUMNS, CharacterListing::summary)).list());
  }

  @Override
  public List<CharacterSummary> named(Collection<String> names, Optional<UserId> viewer, int limit) {
    if (names.isEmpty()) return List.of();
    return database.read(handle -> handle.createQuery(
        CharacterListing.SELECT + " where name in (<names>) and " + FOUND
            + " order by c.id desc limit :limit")
        .bindList("names", List.copyOf(names)).bind("viewer", viewer(viewer)).bind("limit", limit)
        .map(Row.as(CharacterListing.COLUMNS, CharacterListing::summary)).list());
  }

  @Override
  public List<Kinship> sharing(Collection<String> tags, Optional<UserId> viewer, int limit) {
    var shared = new HashMap<CharacterId, Integer>();
    tags.stream().map(Tag::folded).distinct()
        .forEach(tag -> carrying(tag, viewer).forEach(id -> shared.merge(id, 1, Integer::sum)));
    List<CharacterId> closest = shared.entrySet().stream()
        .sorted(Comparator.<Map.Entry<CharacterId, Integer>>comparingInt(Map.Entry::getValue)
            .thenComparing(entry -> entry.getKey().toString()).reversed())
        .limit(limit).map(Map.Entry::getKey).toList();
    return of(closest).stream().map(found -> new Kinship(found, shared.get(found.id()))).toList();
  }

  private List<CharacterId> carrying(String tag, Optional<UserId> viewer) {
    return database.read(handle -> handle.createQuery("""
        select t.character_id from character_tag t
        where t.tag = :tag and (t.listed = true or exists
          (select 1 from character_character c where c.id = t.character_id and c.owner_id = :viewer))
        order by t.character_id desc limit :limit
        """).bind("tag", tag).bind("viewer", viewer(viewer)).bind("limit", LOOKED_AT)
        .map((row, context) -> new CharacterId(UUID.fromString(row.getString(1)))).list());
  }

  @Override
  public Oeuvre oeuvre(UserId owner) {
    return database.read(handle -> handle.createQuery("""
        select count(*), coalesce(sum(case when s.listed = true then 1 else 0 end), 0),
          coalesce(sum(s.likes), 0)
        from character_character c join character_standing s on s.character_id = c.id
        where c.owner_id = :owner
        """).bind("owner", owner.toString())
        .map((row, context) -> new Oeuvre(row.getLong(1), row.getLong(2), row.getLong(3))).one());
  }

  /** Nobody's id where there is none. */
  private static String viewer(Optional<UserId> viewer) {
    return viewer.map(UserId::toString).orElse("");
  }
}
