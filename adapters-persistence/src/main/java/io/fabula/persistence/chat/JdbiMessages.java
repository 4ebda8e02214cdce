package io.fabula.persistence.chat;

import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.chat.Alternates;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.Message;
import io.fabula.domain.chat.MessageId;
import io.fabula.domain.chat.MessageStatus;
import io.fabula.domain.chat.Messages;
import io.fabula.domain.prompt.Role;
import io.fabula.domain.prompt.TokenUsage;
import io.fabula.persistence.sql.Columns;
import io.fabula.persistence.sql.Database;
import io.fabula.persistence.sql.Row;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;

/** Messages in {@code chat_message}, clustered by chat and place. */
public final class JdbiMessages implements Messages {
  private static final Columns COLUMNS = Columns.of("id", "chat_id", "position", "role", "character_id",
      "content", "status", "alternate_index", "alternate_count", "model", "prompt_tokens",
      "completion_tokens", "usage_estimated", "created_at");

  private static final Columns SAID = Columns.of("position", "role", "content");

  private final Database database;

  public JdbiMessages(Database database) {
    this.database = database;
  }

  @Override
  public void add(Message message) {
    database.write(handle -> bindText(handle.createUpdate("""
        insert into chat_message (chat_id, position, id, role, character_id, content, status, alternate_index,
          alternate_count, model, prompt_tokens, completion_tokens, usage_estimated, created_at)
        values (:chat, :position, :id, :role, :character, :content, :status, :index,
          :count, :model, :prompt, :completion, :estimated, :created)
        """), message)
        .bind("chat", message.chat().toString())
        .bind("position", message.position())
        .bind("role", message.role().name())
        .bind("character", message.character().map(CharacterId::toString).orElse(null))
        .bind("created", message.createdAt().toEpochMilli())
        .execute());
  }

  @Override
  public Optional<Message> find(MessageId id) {
    return database.read(handle -> handle.createQuery(COLUMNS.select() + "from chat_message where id = :id")
        .bind("id", id.toString()).map(Row.as(COLUMNS, JdbiMessages::message)).findOne());
  }

  @Override
  public void save(Message message) {
    database.write(handle -> bindText(handle.createUpdate("""
        update chat_message set content = :content, status = :status, alternate_index = :index,
          alternate_count = :count, model = :model, prompt_tokens = :prompt, completion_tokens = :completion,
          usage_estimated = :estimated
        where id = :id
        """), message).execute());
  }

  @Override
  public List<Message> before(ChatId chat, long position, int limit) {
    return database.read(handle -> handle.createQuery(COLUMNS.select() + """
        from chat_message where chat_id = :chat and position < :before
        order by position desc limit :limit
        """)
        .bind("chat", chat.toString()).bind("before", position).bind("limit", limit)
        .map(Row.as(COLUMNS, JdbiMessages::message)).list()).reversed();
  }

  @Override
  public List<Said> said(ChatId chat, long position, int limit) {
    return database.read(handle -> handle.createQuery(SAID.select() + """
        from chat_message where chat_id = :chat and position < :before
        order by position desc limit :limit
        """)
        .bind("chat", chat.toString()).bind("before", position).bind("limit", limit)
        .map(Row.as(SAID,
            row -> new Said(row.number("position"), Role.valueOf(row.text("role")), row.text("content"))))
        .list());
  }

  @Override
  public long remove(ChatId chat, long from, long to) {
    return database.change(handle -> handle.createUpdate(
        "delete from chat_message where chat_id = :chat and position between :from and :to")
        .bind("chat", chat.toString()).bind("from", from).bind("to", to).execute());
  }

  private static Update bindText(Update update, Message message) {
    bindUsage(update, message.usage());
    return update
        .bind("id", message.id().toString())
        .bind("content", message.content())
        .bind("status", message.status().name())
        .bind("index", message.alternates().index())
        .bind("count", message.alternates().count())
        .bind("model", message.model().map(ModelId::toString).orElse(null));
  }

  static void bindUsage(SqlStatement<?> statement, Optional<TokenUsage> usage) {
    statement.bind("prompt", usage.map(TokenUsage::promptTokens).orElse(null));
    statement.bind("completion", usage.map(TokenUsage::completionTokens).orElse(null));
    statement.bind("estimated", usage.map(TokenUsage::estimated).orElse(null));
  }

  static Optional<TokenUsage> usage(Row row) throws SQLException {
    Optional<Integer> prompt = row.optionalInteger("prompt_tokens");
    if (prompt.isEmpty()) return Optional.empty();
    return Optional
        .of(new TokenUsage(prompt.get(), row.integer("completion_tokens"), row.flag("usage_estimated")));
  }

  private static Message message(Row row) throws SQLException {
    return new Message(
        new MessageId(row.id("id")),
        new ChatId(row.id("chat_id")),
        row.number("position"),
        Role.valueOf(row.text("role")),
        row.optionalId("character_id").map(CharacterId::new),
        row.text("content"),
        MessageStatus.valueOf(row.text("status")),
        new Alternates(row.integer("alternate_index"), row.integer("alternate_count")),
        row.optionalText("model").flatMap(ModelId::parse),
        usage(row),
        row.instant("created_at"));
  }
}
