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
import io.fabula.persistence.sql.Asked;
import io.fabula.persistence.sql.Columns;
import io.fabula.persistence.sql.Database;
import io.fabula.persistence.sql.PreparedQuery;
import io.fabula.persistence.sql.PreparedUpdate;
import io.fabula.persistence.sql.Row;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.SqlStatement;

/** Messages in {@code chat_message}, clustered by chat and place. */
public final class JdbiMessages implements Messages {
  private static final char TAB = '\t';
  private static final List<String> FACTS = List.of("role", "character_id", "status", "alternate_index",
      "alternate_count", "model", "prompt_tokens", "completion_tokens", "usage_estimated", "created_at");
  private static final Columns COLUMNS = Columns.packed(
      List.of("id", "chat_id", "position", "facts", "content"),
      fields("id", "chat_id", "position"));
  private static final Columns SAID = Columns.packed(List.of("position", "facts", "content"),
      fields("position"));

  // packed rows come in an order that is kept and not promised; sorting what is sorted costs nothing
  private static final Comparator<Message> IN_TIME = Comparator.comparingLong(Message::position);
  private static final Comparator<Said> NEWEST_FIRST = Comparator.comparingLong(Said::position).reversed();

  private static final String NEWEST_BEFORE = "from chat_message where chat_id = ? and position < ? order by position desc limit ?";
  private static final PreparedQuery<Message> FIND = new PreparedQuery<>(
      COLUMNS.rows("from chat_message where id = ?"), COLUMNS, JdbiMessages::message);
  private static final PreparedQuery<Message> PAGE = new PreparedQuery<>(COLUMNS.rows(NEWEST_BEFORE),
      COLUMNS, JdbiMessages::message);
  private static final PreparedQuery<Said> SAY = new PreparedQuery<>(SAID.rows(NEWEST_BEFORE), SAID,
      row -> new Said(row.number("position"), Role.valueOf(row.text("role")), row.text("content")));
  private static final Columns TALLY = Columns.of("messages", "replies");
  private static final PreparedQuery<Tally> COUNT = new PreparedQuery<>("""
      select count(*) as messages,
        coalesce(sum(case when facts like 'ASSISTANT%' and position > 1 then 1 else 0 end), 0) as replies
      from chat_message where chat_id = ? and position < ?
      """, TALLY, row -> new Tally(row.number("messages"), row.number("replies")));
  private static final PreparedUpdate ADD = new PreparedUpdate(
      "insert into chat_message (chat_id, position, id, content, facts) values (?, ?, ?, ?, ?)");
  private static final PreparedUpdate SAVE = new PreparedUpdate(
      "update chat_message set content = ?, facts = ? where id = ?");

  private final Database database;

  public JdbiMessages(Database database) {
    this.database = database;
  }

  @Override
  public void add(Message message) {
    database.changeSoon(ADD, message.chat().toString(), message.position(), message.id().toString(),
        message.content(), facts(message));
  }

  @Override
  public Optional<Message> find(MessageId id) {
    return database.first(FIND, id.toString());
  }

  @Override
  public void save(Message message) {
    database.changeSoon(SAVE, message.content(), facts(message), message.id().toString());
  }

  @Override
  public List<Message> before(ChatId chat, long position, int limit) {
    List<Message> messages = database.list(PAGE, chat.toString(), position, limit);
    messages.sort(IN_TIME);
    return messages;
  }

  @Override
  public List<Said> said(ChatId chat, long position, int limit) {
    List<Said> said = database.list(saying(chat, position, limit));
    said.sort(NEWEST_FIRST);
    return said;
  }

  static Asked<Said> saying(ChatId chat, long position, int limit) {
    return Asked.of(SAY, chat.toString(), position, limit);
  }

  @Override
  public Tally tally(ChatId chat, long position) {
    return database.first(COUNT, chat.toString(), position).orElseThrow();
  }

  @Override
  public long remove(ChatId chat, long from, long to) {
    return database.change(handle -> handle.createUpdate(
        "delete from chat_message where chat_id = :chat and position between :from and :to")
        .bind("chat", chat.toString()).bind("from", from).bind("to", to).execute());
  }

  private static String[] fields(String... before) {
    return Stream.of(Stream.of(before), FACTS.stream(), Stream.of("content")).flatMap(fields -> fields)
        .toArray(String[]::new);
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

  /** Whether these facts are those of a reply that shows this one of its alternates. */
  public static boolean isReplyShowing(String facts, int alternate) {
    String[] fields = facts.split("\t", -1);
    return fields[FACTS.indexOf("role")].equals(Role.ASSISTANT.name())
        && fields[FACTS.indexOf("alternate_index")].equals(Integer.toString(alternate));
  }

  /** What a message cost that has only its own text; 0 of one whose alternates say it, and of what cost nothing. */
  static long tokensOfOnlyText(String facts) {
    String[] fields = facts.split("\t", -1);
    String prompt = fields[FACTS.indexOf("prompt_tokens")];
    if (prompt.isEmpty() || !fields[FACTS.indexOf("alternate_count")].equals("1")) return 0;
    return Long.parseLong(prompt) + Long.parseLong(fields[FACTS.indexOf("completion_tokens")]);
  }

  /** In the order of {@link #FACTS}. */
  private static String facts(Message message) {
    Optional<TokenUsage> usage = message.usage();
    return message.role().name()
        + TAB + message.character().map(CharacterId::toString).orElse("")
        + TAB + message.status().name()
        + TAB + message.alternates().index()
        + TAB + message.alternates().count()
        + TAB + message.model().map(ModelId::toString).orElse("")
        + TAB + usage.map(tokens -> Integer.toString(tokens.promptTokens())).orElse("")
        + TAB + usage.map(tokens -> Integer.toString(tokens.completionTokens())).orElse("")
        + TAB + usage.map(tokens -> tokens.estimated() ? "1" : "0").orElse("")
        + TAB + message.createdAt().toEpochMilli();
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
