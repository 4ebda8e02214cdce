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
  private static final Columns COLUMNS = Columns.of("id", "slug", "owner_id", "name", "tagline", "tags",
      "gender",
      "language", "nsfw", "visibility", "avatar", "chat_count", "version", "created_at", "updated_at");
  private static final String SELECT = COLUMNS.select() + "from character_character c";

  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final PageRequest page;
  private final String sortColumn;

  CharacterListing(CharacterQuery query, PageRequest page) {
    this.page = page;
    this.sortColumn = query.order() == Order.NEW ? "created_at" : "chat_count";
    if (query.publicOnly()) where("visibility = 'PUBLIC'");
    query.visibility()
        .ifPresent(visibility -> where("visibility = :visibility", "visibility", visibility.name()));
    query.owner().ifPresent(owner -> where("owner_id = :owner", "owner", owner.toString()));
    query.gender().ifPresent(gender -> where("gender = :gender", "gender", gender.name()));
    query.language().ifPresent(language -> where("language = :language", "language", language));
    if (!query.nsfw()) where("nsfw = false");
    query.text().ifPresent(
        text -> where("search_text like :text escape '!'", "text", "%" + escaped(folded(text)) + "%"));
    for (int i = 0; i < query.tags().size(); i++) {
      where("exists (select 1 from character_tag t where t.character_id = c.id and t.tag = :tag" + i + ")",
          "tag" + i, folded(query.tags().get(i)));
    }
    page.after().ifPresent(cursor -> {
      where("(" + sortColumn + ", id) < (:sort, :id)", "sort", cursor.number(0, 2));
      values.put("id", cursor.text(1, 2));
    });
  }

  private void where(String condition) {
    conditions.add(condition);
  }

  private void where(String condition, String name, Object value) {
    conditions.add(condition);
    values.put(name, value);
  }

  Page<CharacterSummary> run(Database database) {
    String sql = SELECT
        + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
        + " order by " + sortColumn + " desc, id desc limit :limit";
    List<CharacterSummary> rows = database.read(handle -> handle.createQuery(sql)
        .bindMap(values).bind("limit", page.size() + 1).map(Row.as(COLUMNS, CharacterListing::summary))
        .list());
    return Page.cut(rows, page.size(), last -> Cursor.of(
        sortColumn.equals("created_at") ? last.createdAt().toEpochMilli() : last.chatCount(), last.id()));
  }

  /** Texts as they are compared: composed, in lower case. */
  static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT).strip();
  }

  static String searchText(CharacterSheet sheet) {
    return folded(sheet.definition().name() + "\n" + sheet.tagline().orElse("") + "\n"
        + String.join("\n", sheet.definition().tags()));
  }

  private static String escaped(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }

  private static CharacterSummary summary(Row row) throws SQLException {
    return new CharacterSummary(
        new CharacterId(row.id("id")),
        row.text("slug"),
        new UserId(row.id("owner_id")),
        row.text("name"),
        row.optionalText("tagline"),
        ((Json.Arr) JsonTrees.parse(row.text("tags"))).texts(),
        row.optionalText("gender").map(Gender::valueOf),
        row.optionalText("language"),
        row.flag("nsfw"),
        Visibility.valueOf(row.text("visibility")),
        row.optionalText("avatar").map(BlobId::new),
        row.number("chat_count"),
        row.number("version"),
        row.instant("created_at"),
        row.instant("updated_at"));
  }
}
