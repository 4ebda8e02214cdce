package io.fabula.persistence.character;

import io.fabula.domain.character.CharacterError;
import io.fabula.domain.character.tag.Tag;
import io.fabula.domain.character.tag.TagId;
import io.fabula.domain.character.tag.TagUse;
import io.fabula.domain.character.tag.Tags;
import io.fabula.domain.shared.Cursor;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.persistence.sql.Columns;
import io.fabula.persistence.sql.Conflicts;
import io.fabula.persistence.sql.Database;
import io.fabula.persistence.sql.Row;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Given tags in {@code character_given_tag}; what is used is counted from the tags of the characters. */
public final class JdbiTags implements Tags {
  private static final Columns USE = Columns.of("id", "name", "category", "folded", "uses");
  private static final String COUNTED = USE.select() + """
      from (select g.id, g.name, g.category, g.folded,
          (select count(*) from (
            select t.character_id from character_tag t where t.listed = true and t.tag = g.folded
            union
            select w.character_id from character_structured_tag w
            where w.listed = true and w.category = g.category_folded and w.tag = g.folded) carrying) as uses
        from character_given_tag g where %s) given
      order by folded
      """;
  private static final String GIVEN = COUNTED
      .formatted("g.folded > :after order by g.folded limit :limit");
  private static final String USED = USE.select() + """
      from (select g.id, coalesce(g.name, t.tag) as name, g.category, t.tag as folded, t.uses
        from (select tag, count(*) as uses from character_tag where listed = true and tag > :after
          group by tag order by tag limit :limit) t
        left join character_given_tag g on g.folded = t.tag) used
      order by folded
      """;

  private record Found(TagUse use, String folded) {}

  private final Database database;

  public JdbiTags(Database database) {
    this.database = database;
  }

  @Override
  public void add(Tag tag) {
    database.write(handle -> {
      try {
        Conflicts.guard(handle, () -> handle.createUpdate("""
            insert into character_given_tag (id, name, folded, category, category_folded, created_at)
            values (:id, :name, :folded, :category, :categoryFolded, :created)
            """).bind("id", tag.id().toString()).bind("name", tag.name())
            .bind("folded", Tag.folded(tag.name())).bind("category", tag.category().orElse(null))
            .bind("categoryFolded", tag.category().map(Tag::folded).orElse(null))
            .bind("created", tag.createdAt().toEpochMilli()).execute());
      } catch (UnableToExecuteStatementException e) {
        throw Conflicts.on(e, "folded") ? CharacterError.TagTaken.failure(tag.name()) : e;
      }
    });
  }

  @Override
  public Optional<TagUse> find(TagId id) {
    return database.read(handle -> handle.createQuery(COUNTED.formatted("g.id = :id"))
        .bind("id", id.toString()).map(Row.as(USE, JdbiTags::found)).findOne()).map(Found::use);
  }

  @Override
  public void remove(TagId id) {
    database.write(handle -> handle.createUpdate("delete from character_given_tag where id = :id")
        .bind("id", id.toString()).execute());
  }

  @Override
  public Page<TagUse> given(PageRequest page) {
    return page("given", GIVEN, page);
  }

  @Override
  public Page<TagUse> used(PageRequest page) {
    return page("used", USED, page);
  }

  @Override
  public List<TagUse> structured(int limit) {
    return database.read(handle -> handle.createQuery("""
        select min(tag_name), min(category_name), count(*) from character_structured_tag
        where listed = true group by category, tag order by category, tag limit :limit
        """).bind("limit", limit)
        .map((row, context) -> new TagUse(Optional.empty(), row.getString(1), Optional.of(row.getString(2)),
            row.getLong(3)))
        .list());
  }

  /** The keys of a cursor: which list, and the folded name. */
  private Page<TagUse> page(String list, String sql, PageRequest page) {
    page.after().filter(cursor -> !cursor.text(0, 2).equals(list)).ifPresent(other -> {
      throw Cursor.malformed();
    });
    String after = page.after().map(cursor -> cursor.text(1, 2)).orElse("");
    List<Found> rows = database.read(handle -> handle.createQuery(sql).bind("after", after)
        .bind("limit", page.size() + 1).map(Row.as(USE, JdbiTags::found)).list());
    return Page.cut(rows, page.size(), last -> Cursor.of(list, last.folded())).map(Found::use);
  }

  private static Found found(Row row) throws SQLException {
    return new Found(new TagUse(row.optionalId("id").map(TagId::new), row.text("name"),
        row.optionalText("category"), row.number("uses")), row.text("folded"));
  }
}
