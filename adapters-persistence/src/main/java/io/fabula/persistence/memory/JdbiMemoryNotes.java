package io.fabula.persistence.memory;

import io.fabula.domain.account.UserId;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.memory.MemoryNote;
import io.fabula.domain.memory.MemoryNoteId;
import io.fabula.domain.memory.MemoryNotes;
import io.fabula.domain.memory.MemoryScope;
import io.fabula.domain.shared.Json;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.SharedError;
import io.fabula.persistence.json.JsonTrees;
import io.fabula.persistence.sql.Asked;
import io.fabula.persistence.sql.Columns;
import io.fabula.persistence.sql.Database;
import io.fabula.persistence.sql.PreparedQuery;
import io.fabula.persistence.sql.NewestFirst;
import io.fabula.persistence.sql.Row;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.Update;

/** Memory notes in {@code memory_note}. */
public final class JdbiMemoryNotes implements MemoryNotes {
  private static final Columns COLUMNS = Columns.of("id", "owner_id", "character_id", "chat_id", "content",
      "keywords", "pinned", "version", "created_at", "updated_at");

  private static final PreparedQuery<MemoryNote.Snapshot> COUNTING = new PreparedQuery<>(
      COLUMNS.select()
          + """
              from memory_note
              where owner_id = ? and (chat_id is null or chat_id = ?) and (character_id is null or character_id = ?)
              order by pinned desc, created_at desc, id desc limit ?
              """,
      COLUMNS, JdbiMemoryNotes::snapshot);

  private final Database database;

  public JdbiMemoryNotes(Database database) {
    this.database = database;
  }

  @Override
  public void add(MemoryNote note) {
    MemoryNote.Snapshot s = note.snapshot();
    database.write(handle -> bind(handle.createUpdate("""
        insert into memory_note (id, owner_id, character_id, chat_id, content, keywords, pinned, version,
          created_at, updated_at)
        values (:id, :owner, :character, :chat, :content, :keywords, :pinned, :version, :created, :updated)
        """), s)
        .bind("owner", s.owner().toString())
        .bind("character", character(s.scope()))
        .bind("chat", chat(s.scope()))
        .bind("created", s.createdAt().toEpochMilli())
        .execute());
  }

  @Override
  public Optional<MemoryNote> find(MemoryNoteId id) {
    return database.read(handle -> handle.createQuery(COLUMNS.select() + "from memory_note where id = :id")
        .bind("id", id.toString()).map(Row.as(COLUMNS, JdbiMemoryNotes::snapshot)).findOne()
        .map(MemoryNote::restore));
  }

  @Override
  public void save(MemoryNote note) {
    int changed = database.change(handle -> bind(handle.createUpdate("""
        update memory_note set content = :content, keywords = :keywords, pinned = :pinned, version = :version,
          updated_at = :updated
        where id = :id and version = :loaded
        """), note.snapshot()).bind("loaded", note.loadedVersion()).execute());
    if (changed == 0) throw SharedError.Overtaken.failure("note");
  }

  @Override
  public void remove(MemoryNoteId id) {
    database.write(handle -> handle.createUpdate("delete from memory_note where id = :id")
        .bind("id", id.toString()).execute());
  }

  @Override
  public Page<MemoryNote> of(UserId owner, Optional<MemoryScope> scope, PageRequest page) {
    var walk = NewestFirst.from(page);
    String there = scope.map(JdbiMemoryNotes::condition).orElse("");
    List<MemoryNote> rows = database.read(handle -> {
      var query = walk.bind(handle.createQuery(
          COLUMNS.select() + "from memory_note where owner_id = :owner" + there + " and" + NewestFirst.SQL))
          .bind("owner", owner.toString());
      scope.map(known -> Optional.ofNullable(character(known)).orElse(chat(known)))
          .ifPresent(id -> query.bind("scope", id));
      return query.map(Row.as(COLUMNS, JdbiMemoryNotes::snapshot)).map(MemoryNote::restore).list();
    });
    return walk.cut(rows, note -> note.snapshot().createdAt(), note -> note.snapshot().id());
  }

  private static String condition(MemoryScope scope) {
    return switch (scope) {
      case MemoryScope.Everywhere everywhere -> " and character_id is null and chat_id is null";
      case MemoryScope.OfCharacter character -> " and character_id = :scope";
      case MemoryScope.OfChat chat -> " and chat_id = :scope";
    };
  }

  @Override
  public List<MemoryNote.Snapshot> countingIn(UserId owner, UUID chat, CharacterId character, int atMost) {
    return database.list(counting(owner, chat, character, atMost));
  }

  public static Asked<MemoryNote.Snapshot> counting(UserId owner, UUID chat, CharacterId character,
      int atMost) {
    return Asked.of(COUNTING, owner.toString(), chat.toString(), character.toString(), atMost);
  }

  private static String character(MemoryScope scope) {
    return scope instanceof MemoryScope.OfCharacter(CharacterId character) ? character.toString() : null;
  }

  private static String chat(MemoryScope scope) {
    return scope instanceof MemoryScope.OfChat(UUID chat) ? chat.toString() : null;
  }

  private static Update bind(Update update, MemoryNote.Snapshot s) {
    return update
        .bind("id", s.id().toString())
        .bind("content", s.content())
        .bind("keywords", JsonTrees.write(Json.Arr.ofTexts(s.keywords())))
        .bind("pinned", s.pinned())
        .bind("version", s.version())
        .bind("updated", s.updatedAt().toEpochMilli());
  }

  private static MemoryNote.Snapshot snapshot(Row row) throws SQLException {
    Optional<MemoryScope> ofCharacter = row.optionalId("character_id").map(CharacterId::new)
        .map(MemoryScope.OfCharacter::new);
    Optional<MemoryScope> ofChat = row.optionalId("chat_id").map(MemoryScope.OfChat::new);
    return new MemoryNote.Snapshot(new MemoryNoteId(row.id("id")), new UserId(row.id("owner_id")),
        ofCharacter.or(() -> ofChat).orElse(MemoryScope.EVERYWHERE), row.text("content"),
        ((Json.Arr) JsonTrees.parse(row.text("keywords"))).texts(), row.flag("pinned"), row.number("version"),
        row.instant("created_at"), row.instant("updated_at"));
  }
}
