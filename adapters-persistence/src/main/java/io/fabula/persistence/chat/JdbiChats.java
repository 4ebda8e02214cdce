package io.fabula.persistence.chat;

import io.fabula.domain.account.UserId;
import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.chat.Chat;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.ChatKind;
import io.fabula.domain.chat.Chats;
import io.fabula.domain.chat.TurnId;
import io.fabula.domain.persona.PersonaId;
import io.fabula.domain.shared.Cursor;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.SharedError;
import io.fabula.persistence.sql.Asked;
import io.fabula.persistence.sql.BlobColumn;
import io.fabula.persistence.sql.Columns;
import io.fabula.persistence.sql.Database;
import io.fabula.persistence.sql.PreparedQuery;
import io.fabula.persistence.sql.PreparedUpdate;
import io.fabula.persistence.sql.Row;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Chats in {@code chat_chat}; the parts that are read as a whole are JSON. */
public final class JdbiChats implements Chats {
  public static final BlobColumn FACES = BlobColumn.of("chat_cast", "avatar",
      "(select owner_id from chat_chat where id = chat_id)");

  private static final Columns COLUMNS = Columns.of("id", "kind", "owner_id", "title", "cast_members",
      "persona_id", "model", "settings", "author_note", "message_count", "next_position", "last_message",
      "unread_count", "running_turn", "version", "created_at", "updated_at");

  private static final PreparedQuery<Chat> FIND = new PreparedQuery<>(
      COLUMNS.select() + "from chat_chat where id = ?", COLUMNS, JdbiChats::chat);
  private static final Columns OWNER_ID = Columns.of("owner_id");
  private static final PreparedQuery<UserId> OWNER = new PreparedQuery<>(
      OWNER_ID.select() + "from chat_chat where id = ?", OWNER_ID, row -> new UserId(row.id("owner_id")));
  private static final PreparedUpdate SAVE = new PreparedUpdate(
      """
          update chat_chat set title = ?, persona_id = ?, model = ?, settings = ?, author_note = ?, message_count = ?,
            next_position = ?, last_message = ?, unread_count = ?, running_turn = ?, version = ?, updated_at = ?
          where id = ? and version = ?
          """);

  private static final int REMEMBERED = 20_000;

  private final Database database;
  private final Map<ChatId, UserId> owners = new ConcurrentHashMap<>();

  public JdbiChats(Database database) {
    this.database = database;
  }

  @Override
  public void add(Chat chat) {
    database.write(handle -> {
      bind(handle.createUpdate(
          """
              insert into chat_chat (id, kind, owner_id, title, character_id, cast_members, persona_id, model, settings,
                author_note, message_count, next_position, last_message, unread_count, running_turn, version, created_at,
                updated_at)
              values (:id, :kind, :owner, :title, :character, :cast, :persona, :model, :settings,
                :note, :messages, :next, :last, :unread, :turn, :version, :created, :updated)
              """),
          chat)
          .bind("id", chat.snapshot().id().toString())
          .bind("kind", chat.snapshot().kind().name())
          .bind("owner", chat.snapshot().owner().toString())
          .bind("character", chat.speaker().id().toString())
          .bind("cast", ChatJson.cast(chat.snapshot().cast()))
          .bind("created", chat.snapshot().createdAt().toEpochMilli())
          .execute();
      chat.snapshot().cast().forEach(member -> handle.createUpdate("""
          insert into chat_cast (chat_id, character_id, avatar) values (:chat, :character, :avatar)
          """)
          .bind("chat", chat.snapshot().id().toString()).bind("character", member.id().toString())
          .bind("avatar", member.avatar().orElse(null)).execute());
    });
  }

  @Override
  public Optional<Chat> find(ChatId id) {
    return database.first(finding(id));
  }

  static Asked<Chat> finding(ChatId id) {
    return Asked.of(FIND, id.toString());
  }

  @Override
  public Optional<UserId> ownerOf(ChatId id) {
    UserId known = owners.get(id);
    if (known != null) return Optional.of(known);
    Optional<UserId> owner = database.first(OWNER, id.toString());
    owner.ifPresent(found -> {
      if (owners.size() >= REMEMBERED) owners.clear();
      owners.put(id, found);
    });
    return owner;
  }

  @Override
  public void save(Chat chat) {
    if (chat.isRecast()) {
      database.write(handle -> {
        saveRow(chat);
        recast(handle, chat.snapshot());
      });
    } else {
      saveRow(chat);
    }
  }

  private void saveRow(Chat chat) {
    Chat.Snapshot s = chat.snapshot();
    int changed = database.change(SAVE, s.title().orElse(null),
        s.persona().map(PersonaId::toString).orElse(null),
        s.model().map(ModelId::toString).orElse(null), ChatJson.settings(s.settings()),
        s.authorNote().map(ChatJson::note).orElse(null), s.messageCount(), s.nextPosition(),
        s.lastMessage().orElse(null), s.unreadCount(), s.runningTurn().map(TurnId::toString).orElse(null),
        s.version(), s.updatedAt().toEpochMilli(), s.id().toString(), chat.loadedVersion());
    if (changed == 0) throw SharedError.Overtaken.failure("chat");
  }

  /** Apart from every turn's saving, for it is rare. */
  private static void recast(Handle handle, Chat.Snapshot chat) {
    handle.createUpdate("update chat_chat set cast_members = :cast where id = :chat")
        .bind("cast", ChatJson.cast(chat.cast())).bind("chat", chat.id().toString()).execute();
    chat.cast().forEach(member -> handle.createUpdate("""
        update chat_cast set avatar = :avatar where chat_id = :chat and character_id = :character
        """)
        .bind("avatar", member.avatar().orElse(null)).bind("chat", chat.id().toString())
        .bind("character", member.id().toString()).execute());
  }

  @Override
  public void remove(ChatId id) {
    owners.remove(id);
    database.write(handle -> handle.createUpdate("delete from chat_chat where id = :id")
        .bind("id", id.toString()).execute());
  }

  @Override
  public Page<Chat> of(UserId owner, PageRequest page) {
    long before = page.after().map(cursor -> cursor.number(0, 2)).orElse(Long.MAX_VALUE);
    String beforeId = page.after().map(cursor -> cursor.text(1, 2)).orElse("");
    var rows = database.read(handle -> handle.createQuery(COLUMNS.select() + """
        from chat_chat
        where owner_id = :owner and (updated_at, id) < (:before, :beforeId)
        order by updated_at desc, id desc limit :limit
        """)
        .bind("owner", owner.toString()).bind("before", before).bind("beforeId", beforeId)
        .bind("limit", page.size() + 1)
        .map(Row.as(COLUMNS, JdbiChats::chat)).list());
    return Page.cut(rows, page.size(),
        chat -> Cursor.of(chat.snapshot().updatedAt().toEpochMilli(), chat.snapshot().id()));
  }

  @Override
  public Optional<Chat> latestWith(UserId owner, CharacterId character) {
    return database.read(handle -> handle.createQuery(COLUMNS.select() + """
        from chat_chat where owner_id = :owner and character_id = :character and kind = 'DIRECT'
        order by created_at desc, id desc limit 1
        """)
        .bind("owner", owner.toString()).bind("character", character.toString())
        .map(Row.as(COLUMNS, JdbiChats::chat)).findOne());
  }

  private static Update bind(Update update, Chat chat) {
    Chat.Snapshot s = chat.snapshot();
    return update
        .bind("title", s.title().orElse(null))
        .bind("persona", s.persona().map(PersonaId::toString).orElse(null))
        .bind("model", s.model().map(ModelId::toString).orElse(null))
        .bind("settings", ChatJson.settings(s.settings()))
        .bind("note", s.authorNote().map(ChatJson::note).orElse(null))
        .bind("messages", s.messageCount())
        .bind("next", s.nextPosition())
        .bind("last", s.lastMessage().orElse(null))
        .bind("unread", s.unreadCount())
        .bind("turn", s.runningTurn().map(TurnId::toString).orElse(null))
        .bind("version", s.version())
        .bind("updated", s.updatedAt().toEpochMilli());
  }

  private static Chat chat(Row row) throws SQLException {
    return Chat.restore(new Chat.Snapshot(
        new ChatId(row.id("id")),
        ChatKind.valueOf(row.text("kind")),
        new UserId(row.id("owner_id")),
        row.optionalText("title"),
        ChatJson.cast(row.text("cast_members")),
        row.optionalId("persona_id").map(PersonaId::new),
        row.optionalText("model").flatMap(ModelId::parse),
        ChatJson.settings(row.optionalText("settings")),
        row.optionalText("author_note").map(ChatJson::note),
        row.number("message_count"),
        row.number("next_position"),
        row.optionalText("last_message"),
        row.integer("unread_count"),
        row.optionalId("running_turn").map(TurnId::new),
        row.number("version"),
        row.instant("created_at"),
        row.instant("updated_at")));
  }
}
