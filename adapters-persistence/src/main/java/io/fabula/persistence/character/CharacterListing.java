package io.fabula.persistence.character;

import io.fabula.domain.account.UserId;
import io.fabula.domain.asset.BlobId;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.CharacterSheet;
import io.fabula.domain.character.CharacterSummary;
import io.fabula.domain.character.Characters.CharacterQuery;
import io.fabula.domain.character.Gender;
import io.fabula.domain.character.Visibility;
import io.fabula.domain.character.tag.Tag;
import io.fabula.domain.shared.Json;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.persistence.character.SearchIndex.Finding;
import io.fabula.persistence.character.SearchWords.Phrase;
import io.fabula.persistence.json.JsonTrees;
import io.fabula.persistence.sql.Columns;
import io.fabula.persistence.sql.Row;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** One page of a list of characters: its conditions, its order, its rows. */
final class CharacterListing {
  static final Columns COLUMNS = StandingColumns.after("id", "slug", "owner_id", "name", "tagline",
      "tags", "gender", "language", "nsfw", "visibility", "avatar", "hidden", "version", "created_at",
      "updated_at",
      "popular", "score", "number");
  static final String SELECT = COLUMNS.select() + """
      from character_character c join character_standing s on s.character_id = c.id
        join character_fall on one = 1""";

  private CharacterListing() {}

  static Page<CharacterSummary> list(Handle handle, CharacterQuery query, PageRequest page,
      CharacterSearch search) {
    List<Phrase> words = query.text().map(SearchWords::phrases).orElse(List.of());
    // who looks for signs that are no words finds nothing, not everything
    if (query.text().isPresent() && words.isEmpty()) return new Page<>(List.of(), Optional.empty());
    if (query.publicOnly() && !(words.isEmpty() && query.tags().isEmpty()))
      return search.find(handle, query, Stream.concat(words.stream(), query.tags().stream()
          .map(tag -> new Phrase(List.of(SearchWords.tag(tag)), false))).toList(), page);
    Conditions conditions = conditions(query);
    if (query.publicOnly()) conditions.where("s.listed = true");
    query.tags().forEach(tag -> tagged(conditions, tag));
    if (!words.isEmpty()) {
      Finding all = search.everywhere(words);
      conditions.where("c.id in (" + all.ids() + ")").with(all.values());
    }
    return list(handle, CharacterWalk.of(query), conditions, page);
  }

  /** A page of whatever a walk leads through. */
  static Page<CharacterSummary> list(Handle handle, CharacterWalk walk, Conditions conditions,
      PageRequest page) {
    page.after().ifPresent(cursor -> walk.goOn(cursor, conditions));
    return cut(walk, page, rows(handle, walk, walk.select(), conditions, page));
  }

  private static void tagged(Conditions conditions, String tag) {
    String name = "tag" + conditions.values().size();
    conditions.where("exists (select 1 from character_tag t where t.character_id = c.id and t.tag = :" + name
        + ")").with(name, folded(tag));
  }

  /** What a query asks of each row itself. */
  static Conditions conditions(CharacterQuery query) {
    var conditions = new Conditions();
    query.visibility().ifPresent(visibility -> conditions.where("visibility = :visibility")
        .with("visibility", visibility.name()));
    query.owner().ifPresent(owner -> conditions.where("owner_id = :owner").with("owner", owner.toString()));
    query.gender().ifPresent(gender -> conditions.where("gender = :gender").with("gender", gender.name()));
    query.language().ifPresent(language -> conditions.where("language = :language")
        .with("language", language));
    if (!query.nsfw()) conditions.where("nsfw = false");
    query.structuredTag().ifPresent(wanted -> conditions.where("""
        exists (select 1 from character_structured_tag w
          where w.character_id = c.id and w.category = :category and w.tag = :within)""")
        .with("category", Tag.folded(wanted.category())).with("within", Tag.folded(wanted.tag())));
    return conditions;
  }

  /**
   * @param key of the list's order
   * @param fall the last one of all characters, at the moment of reading
   */
  record Found(CharacterSummary summary, long key, long fall) {}

  static List<Found> rows(Handle handle, CharacterWalk walk, String select, Conditions conditions,
      PageRequest page) {
    return handle.createQuery(select + conditions.text() + " order by " + walk.order() + " limit :limit")
        .bindMap(conditions.values()).bind("limit", page.size() + 1)
        .map(Row.as(walk.columns(), row -> new Found(summary(row), walk.key(row), row.number("number"))))
        .list();
  }

  static Page<CharacterSummary> cut(CharacterWalk walk, PageRequest page, List<Found> rows) {
    return Page.cut(rows, page.size(), last -> walk.cursor(last, page.after())).map(Found::summary);
  }

  /** Texts as they are compared: composed, in lower case. */
  static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT).strip();
  }

  static CharacterSummary summary(Row row) throws SQLException {
    return new CharacterSummary(
        new CharacterId(row.id("id")),
        row.text("slug"),
        row.optionalId("owner_id").map(UserId::new),
        row.text("name"),
        row.optionalText("tagline"),
        ((Json.Arr) JsonTrees.parse(row.text("tags"))).texts(),
        row.optionalText("gender").map(Gender::valueOf),
        row.optionalText("language"),
        row.flag("nsfw"),
        Visibility.valueOf(row.text("visibility")),
        row.optionalText("avatar").map(BlobId::new),
        row.flag("hidden"),
        StandingColumns.standing(row),
        row.number("version"),
        row.instant("created_at"),
        row.instant("updated_at"));
  }
}
