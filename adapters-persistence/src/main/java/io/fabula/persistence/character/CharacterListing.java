package io.fabula.persistence.character;

import io.fabula.domain.account.UserId;
import io.fabula.domain.asset.BlobId;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.CharacterSheet;
import io.fabula.domain.character.CharacterSummary;
import io.fabula.domain.character.Characters.CharacterQuery;
import io.fabula.domain.character.Characters.Order;
import io.fabula.domain.character.Gender;
import io.fabula.domain.character.Visibility;
import io.fabula.domain.character.tag.Tag;
import io.fabula.domain.shared.Cursor;
import io.fabula.domain.shared.Json;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.persistence.json.JsonTrees;
import io.fabula.persistence.sql.Columns;
import io.fabula.persistence.sql.Database;
import io.fabula.persistence.sql.Row;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One page of a list of characters: its conditions, its order, its rows. */
final class CharacterListing {
  static final Columns COLUMNS = StandingColumns.after("id", "slug", "owner_id", "name", "tagline",
      "tags", "gender", "language", "nsfw", "visibility", "avatar", "hidden", "version", "created_at",
      "updated_at",
      "popular", "score", "number");
  static final String SELECT = COLUMNS.select() + """
      from character_character c join character_standing s on s.character_id = c.id
        join character_fall on one = 1""";

  private static final String FOUND = "FOUND";
  private static final Columns COLUMNS_BY_PLACE = COLUMNS.and("place");
  private static final String SELECT_BY_PLACE = COLUMNS_BY_PLACE.select() + """
      from character_search f join character_place p on p.place = f.rowid
        join character_character c on c.id = p.character_id
        join character_standing s on s.character_id = c.id
        join character_fall on one = 1""";

  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final PageRequest page;
  private final Order order;
  private final List<SearchWords.Phrase> phrases;
  /** Whether an index that is in the order of popularity leads the way. */
  private final boolean byPlace;

  CharacterListing(CharacterQuery query, PageRequest page, SearchIndex index) {
    this.page = page;
    this.order = query.order();
    this.phrases = new ArrayList<>(query.text().map(SearchWords::phrases).orElse(List.of()));
    boolean nothingToFind = query.text().isPresent() && phrases.isEmpty();
    boolean inPlaces = index instanceof FtsSearchIndex && order == Order.POPULAR && query.publicOnly();
    if (inPlaces)
      query.tags().forEach(tag -> phrases.add(new SearchWords.Phrase(List.of(SearchWords.tag(tag)), false)));
    this.byPlace = inPlaces && !phrases.isEmpty();
    if (query.publicOnly()) where("s.listed = true");
    if (query.publicOnly() && order == Order.NEW) where("visibility = 'PUBLIC'");
    query.visibility()
        .ifPresent(visibility -> where("visibility = :visibility", "visibility", visibility.name()));
    query.owner().ifPresent(owner -> where("owner_id = :owner", "owner", owner.toString()));
    query.gender().ifPresent(gender -> where("gender = :gender", "gender", gender.name()));
    query.language().ifPresent(language -> where("language = :language", "language", language));
    if (!query.nsfw()) where("nsfw = false");
    // who looks for signs that are no words finds nothing, not everything
    if (nothingToFind) where("1 = 0");
    if (byPlace) where("f.rowid < " + FtsSearchIndex.UNLISTED);
    if (!phrases.isEmpty()) {
      where(byPlace ? "f.character_search match :found" : "c.id in (" + index.ids() + ")", "found",
          index.query(phrases));
    }
    for (int i = 0; i < query.tags().size() && !byPlace; i++) {
      where("exists (select 1 from character_tag t where t.character_id = c.id and t.tag = :tag" + i + ")",
          "tag" + i, folded(query.tags().get(i)));
    }
    query.structuredTag().ifPresent(wanted -> {
      where("""
          exists (select 1 from character_structured_tag w
            where w.character_id = c.id and w.category = :category and w.tag = :within)""", "category",
          Tag.folded(wanted.category()));
      values.put("within", Tag.folded(wanted.tag()));
    });
    page.after().ifPresent(this::goOn);
  }

  /** By age, the keys of a cursor are a time and an id; by rank see {@link #cursor}; of what is found, a place. */
  private void goOn(Cursor cursor) {
    if (byPlace) {
      if (!cursor.text(0, 2).equals(FOUND)) throw Cursor.malformed();
      where("f.rowid > :sort", "sort", cursor.number(1, 2));
      return;
    }
    if (order == Order.NEW) {
      where("(created_at, id) < (:sort, :id)", "sort", cursor.number(0, 2));
      values.put("id", cursor.text(1, 2));
      return;
    }
    if (!cursor.text(0, 4).equals(order.name())) throw Cursor.malformed();
    where("(" + rank() + ", s.character_id) < (:sort, :id)", "sort", cursor.number(1, 4));
    values.put("id", cursor.text(2, 4));
    // what fell since the walk began, from above this place, was there to be seen already
    where("(s.fall <= :began or (" + rank() + "_from, s.character_id) < (:sort, :id))", "began",
        cursor.number(3, 4));
  }

  private String rank() {
    return switch (order) {
      case NEW -> "created_at";
      case POPULAR -> "s.popular";
      case TOP -> "s.score";
      case TRENDING -> "s.trending";
    };
  }

  private void where(String condition) {
    conditions.add(condition);
  }

  private void where(String condition, String name, Object value) {
    conditions.add(condition);
    values.put(name, value);
  }

  /**
   * @param key of the list's order
   * @param fall the last one of all characters, at the moment of reading
   */
  private record Found(CharacterSummary summary, long key, long fall) {}

  Page<CharacterSummary> run(Database database) {
    String sql = (byPlace ? SELECT_BY_PLACE : SELECT)
        + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
        + (byPlace ? " order by f.rowid limit :limit"
            : " order by " + rank() + " desc, " + (order == Order.NEW ? "id" : "s.character_id")
                + " desc limit :limit");
    List<Found> rows = database.read(handle -> handle.createQuery(sql)
        .bindMap(values).bind("limit", page.size() + 1)
        .map(Row.as(byPlace ? COLUMNS_BY_PLACE : COLUMNS, this::found)).list());
    return Page.cut(rows, page.size(), this::cursor).map(Found::summary);
  }

  private Found found(Row row) throws SQLException {
    CharacterSummary summary = summary(row);
    long key = row.number(byPlace ? "place" : order == Order.NEW ? "created_at" : rank().substring(2));
    return new Found(summary, key, row.number("number"));
  }

  /** By rank: the order, the rank, the id, and the last fall before the walk began. */
  private Cursor cursor(Found last) {
    if (byPlace) return Cursor.of(FOUND, last.key());
    if (order == Order.NEW) return Cursor.of(last.key(), last.summary().id());
    long began = page.after().map(cursor -> cursor.number(3, 4)).orElse(last.fall());
    return Cursor.of(order.name(), last.key(), last.summary().id(), began);
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
