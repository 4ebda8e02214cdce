package io.fabula.persistence.character;

import io.fabula.domain.account.UserId;
import io.fabula.domain.asset.BlobId;
import io.fabula.domain.character.Audience;
import io.fabula.domain.character.Character;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.CharacterSheet;
import io.fabula.domain.character.CharacterSummary;
import io.fabula.domain.character.Characters;
import io.fabula.domain.character.Gender;
import io.fabula.domain.character.Visibility;
import io.fabula.domain.character.tag.Tag;
import io.fabula.domain.shared.Json;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.SharedError;
import io.fabula.persistence.json.DefinitionJson;
import io.fabula.persistence.json.JsonTrees;
import io.fabula.persistence.sql.Asked;
import io.fabula.persistence.sql.BlobColumn;
import io.fabula.persistence.sql.Columns;
import io.fabula.persistence.sql.Database;
import io.fabula.persistence.sql.PreparedQuery;
import io.fabula.persistence.sql.Row;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * Characters in {@code character_character}, their tags once more in {@code character_tag}, what is counted
 * of them in {@code character_standing}.
 */
public final class JdbiCharacters implements Characters {
  public static final BlobColumn AVATAR = BlobColumn.of("character_character", "avatar");
  public static final BlobColumn CARD = BlobColumn.of("character_character", "card");

  private static final Columns COLUMNS = StandingColumns.after("id", "slug", "owner_id", "tagline", "gender",
      "language", "nsfw", "visibility", "definition_visible", "structured_tags", "definition", "avatar",
      "card",
      "forked_from", "hidden", "version", "created_at", "updated_at");

  private static final Columns SIGHTING = Columns.of("owner_id", "visibility", "hidden", "version");

  private static final PreparedQuery<Sighting> GLANCE = new PreparedQuery<>(
      SIGHTING.select() + "from character_character where id = ?", SIGHTING,
      row -> new Sighting(new Audience(row.optionalId("owner_id").map(UserId::new),
          Visibility.valueOf(row.text("visibility")), row.flag("hidden")), row.number("version")));

  private final Database database;
  private final SearchIndex index;
  private final CharacterSearch search;

  public JdbiCharacters(Database database) {
    this.database = database;
    this.index = SearchIndex.of(database);
    this.search = new CharacterSearch(index);
  }

  /** Lets those be found that came before there was an index, so many at a time; whether there were any. */
  public boolean index(int atOnce) {
    return database.change(handle -> {
      List<CharacterId> missing = index.missing(handle, atOnce);
      missing.forEach(id -> snapshot(handle, id)
          .ifPresent(found -> index.put(handle, id, found.sheet(), found.audience().listed())));
      return !missing.isEmpty();
    });
  }

  static Optional<CharacterSheet> sheet(Handle handle, CharacterId id) {
    return snapshot(handle, id).map(Character.Snapshot::sheet);
  }

  private static Optional<Character.Snapshot> snapshot(Handle handle, CharacterId id) {
    return handle.createQuery(COLUMNS.select()
        + "from character_character join character_standing on character_id = id where id = :id")
        .bind("id", id.toString()).map(Row.as(COLUMNS, JdbiCharacters::character)).findOne()
        .map(Character::snapshot);
  }

  @Override
  public void add(Character character) {
    Character.Snapshot s = character.snapshot();
    database.write(handle -> {
      bind(
          handle.createUpdate(
              """
                  insert into character_character (id, slug, owner_id, name, tagline, tags, gender, language, nsfw, visibility,
                    definition_visible, structured_tags, definition, avatar, card, forked_from, hidden,
                    version, created_at, updated_at)
                  values (:id, :slug, :owner, :name, :tagline, :tags, :gender, :language, :nsfw, :visibility,
                    :shown, :structured, :definition, :avatar, :card, :fork, :hidden,
                    :version, :created, :updated)
                  """),
          s)
          .bind("slug", s.slug())
          .bind("card", s.card().map(BlobId::value).orElse(null))
          .bind("fork", s.forkedFrom().map(CharacterId::toString).orElse(null))
          .bind("created", s.createdAt().toEpochMilli())
          .execute();
      addStanding(handle, s);
      addTags(handle, s);
      index.put(handle, s.id(), s.sheet(), s.audience().listed());
    });
  }

  @Override
  public Optional<Character> find(CharacterId id) {
    return one("id", id.toString());
  }

  @Override
  public Optional<Character> findBySlug(String slug) {
    return one("slug", slug);
  }

  @Override
  public Optional<Sighting> glance(CharacterId id) {
    return database.first(glancing(id));
  }

  public static Asked<Sighting> glancing(CharacterId id) {
    return Asked.of(GLANCE, id.toString());
  }

  @Override
  public void save(Character character) {
    Character.Snapshot s = character.snapshot();
    database.write(handle -> {
      int changed = bind(
          handle.createUpdate(
              """
                  update character_character set owner_id = :owner, name = :name, tagline = :tagline, tags = :tags, gender = :gender,
                    language = :language, nsfw = :nsfw, visibility = :visibility, definition_visible = :shown,
                    structured_tags = :structured, definition = :definition, avatar = :avatar,
                    hidden = :hidden, version = :version, updated_at = :updated
                  where id = :id and version = :loaded
                  """),
          s).bind("loaded", character.loadedVersion()).execute();
      if (changed == 0) throw SharedError.Overtaken.failure("character");
      list(handle, s);
      for (String table : List.of("character_tag", "character_structured_tag")) {
        handle.createUpdate("delete from " + table + " where character_id = :id")
            .bind("id", s.id().toString()).execute();
      }
      addTags(handle, s);
      index.put(handle, s.id(), s.sheet(), s.audience().listed());
    });
  }

  @Override
  public void remove(CharacterId id) {
    database.write(handle -> handle.createUpdate("delete from character_character where id = :id")
        .bind("id", id.toString()).execute());
  }

  @Override
  public Page<CharacterSummary> list(CharacterQuery query, PageRequest page) {
    return database.read(handle -> CharacterListing.list(handle, query, page, search));
  }

  private Optional<Character> one(String column, String value) {
    return database.read(handle -> handle.createQuery(
        COLUMNS.select() + "from character_character join character_standing on character_id = id where "
            + column + " = :value")
        .bind("value", value).map(Row.as(COLUMNS, JdbiCharacters::character)).findOne());
  }

  private static Update bind(Update update, Character.Snapshot s) {
    CharacterSheet sheet = s.sheet();
    return update
        .bind("id", s.id().toString())
        .bind("owner", s.owner().map(UserId::toString).orElse(null))
        .bind("name", sheet.definition().name())
        .bind("tagline", sheet.tagline().orElse(null))
        .bind("tags", JsonTrees.write(Json.Arr.ofTexts(sheet.definition().tags())))
        .bind("gender", sheet.gender().map(Gender::name).orElse(null))
        .bind("language", sheet.language().orElse(null))
        .bind("nsfw", sheet.nsfw())
        .bind("visibility", sheet.visibility().name())
        .bind("shown", sheet.definitionVisible())
        .bind("structured", structured(sheet.structuredTags()))
        .bind("definition", DefinitionJson.write(sheet.definition()))
        .bind("hidden", s.hidden())
        .bind("avatar", s.avatar().map(BlobId::value).orElse(null))
        .bind("version", s.version())
        .bind("updated", s.updatedAt().toEpochMilli());
  }

  private static void addStanding(Handle handle, Character.Snapshot s) {
    handle.createUpdate("""
        insert into character_standing (character_id, listed, likes, favorites, upvotes, downvotes, comments,
          chats, popular, score, trending, fall, fell_at, popular_from, score_from, trending_from, came_at)
        values (:id, :listed, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, :came)
        """).bind("id", s.id().toString()).bind("listed", s.audience().listed())
        .bind("came", s.createdAt().toEpochMilli()).execute();
  }

  private static void list(Handle handle, Character.Snapshot s) {
    handle.createUpdate("""
        update character_standing set listed = :listed where character_id = :id and listed <> :listed
        """).bind("id", s.id().toString()).bind("listed", s.audience().listed()).execute();
  }

  private static void addTags(Handle handle, Character.Snapshot s) {
    s.sheet().definition().tags().stream().map(CharacterListing::folded).distinct()
        .forEach(tag -> handle.createUpdate("""
            insert into character_tag (tag, character_id, listed) values (:tag, :id, :listed)
            """)
            .bind("tag", tag).bind("id", s.id().toString()).bind("listed", s.audience().listed()).execute());
    s.sheet().structuredTags().forEach((category, names) -> names.forEach(name -> handle.createUpdate("""
        insert into character_structured_tag (category, tag, character_id, category_name, tag_name, listed)
        values (:category, :tag, :id, :categoryName, :tagName, :listed)
        on conflict (category, tag, character_id) do nothing
        """)
        .bind("category", Tag.folded(category)).bind("tag", Tag.folded(name)).bind("id", s.id().toString())
        .bind("categoryName", category).bind("tagName", name).bind("listed", s.audience().listed())
        .execute()));
  }

  private static Character character(Row row) throws SQLException {
    var sheet = new CharacterSheet(
        DefinitionJson.read(row.text("definition")),
        row.optionalText("tagline"),
        structured(row.text("structured_tags")),
        row.optionalText("gender").map(Gender::valueOf),
        row.optionalText("language"),
        row.flag("nsfw"),
        Visibility.valueOf(row.text("visibility")),
        row.flag("definition_visible"));
    return Character.restore(new Character.Snapshot(
        new CharacterId(row.id("id")),
        row.text("slug"),
        row.optionalId("owner_id").map(UserId::new),
        sheet,
        row.optionalText("avatar").map(BlobId::new),
        row.optionalText("card").map(BlobId::new),
        row.optionalId("forked_from").map(CharacterId::new),
        row.flag("hidden"),
        StandingColumns.standing(row),
        row.number("version"),
        row.instant("created_at"),
        row.instant("updated_at")));
  }

  private static String structured(Map<String, List<String>> tags) {
    var json = new LinkedHashMap<String, Json>();
    tags.forEach((category, names) -> json.put(category, Json.Arr.ofTexts(names)));
    return JsonTrees.write(new Json.Obj(json));
  }

  private static Map<String, List<String>> structured(String text) {
    var tags = new LinkedHashMap<String, List<String>>();
    ((Json.Obj) JsonTrees.parse(text)).members()
        .forEach((category, names) -> tags.put(category, ((Json.Arr) names).texts()));
    return tags;
  }
}
