package io.fabula.persistence.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.chat.Alternates;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.Message;
import io.fabula.domain.chat.MessageId;
import io.fabula.domain.chat.MessageStatus;
import io.fabula.domain.prompt.Role;
import io.fabula.domain.prompt.TokenUsage;
import io.fabula.persistence.chat.JdbiMessages;
import io.fabula.persistence.sql.Database;
import io.fabula.persistence.sql.DatabaseSettings;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages of a database from before version 6 are all there afterwards, with everything about them. */
class MessageFactsMigrationTest {
  private static final UUID CHAT = UUID.randomUUID();
  private static final UUID CHARACTER = UUID.randomUUID();
  private static final UUID ASKED = UUID.randomUUID();
  private static final UUID ANSWERED = UUID.randomUUID();
  private static final String FILL = """
      insert into account_user (id, email, username, username_folded, role, email_verified,
        password_hash, version, created_at, updated_at) values ('u', 'a@b.c', 'a', 'a', 'USER', true, 'x', 1, 1, 1);
      insert into chat_chat values ('%1$s', 'DIRECT', 'u', null, '%2$s', '[]', null, null, null, null, 2, 3,
        null, 0, null, 1, 1, 1);
      insert into chat_message values ('%1$s', 1, '%3$s', 'USER', null, 'one	two', 'COMPLETE', 0, 1, null,
        null, null, null, 1700000000000);
      insert into chat_message values ('%1$s', 2, '%4$s', 'ASSISTANT', '%2$s', '', 'INTERRUPTED', 2, 3,
        'mock/plain', 7, 0, true, 1700000000001);
      """
      .formatted(CHAT, CHARACTER, ASKED, ANSWERED);

  @Test
  void on_sqlite(@TempDir Path folder) throws SQLException {
    String url = "jdbc:sqlite:" + folder.resolve("old.db");
    check(DatabaseSettings.of(url), Map.of("bytes", "blob", "clustered", " without rowid"));
  }

  @Test
  void on_postgresql() throws SQLException {
    check(TestPostgres.newDatabase(), Map.of("bytes", "bytea", "clustered", ""));
  }

  private static void check(DatabaseSettings settings, Map<String, String> words) throws SQLException {
    Flyway.configure().dataSource(settings.url(), settings.user().orElse(null), settings.password()
        .orElse(null)).locations("classpath:io/fabula/persistence/migrations").placeholders(words)
        .table("schema_history").target("5").load().migrate();
    try (var connection = DriverManager.getConnection(settings.url(), settings.user().orElse(null),
        settings.password().orElse(null)); var statement = connection.createStatement()) {
      for (String insert : FILL.split(";\n")) statement.execute(insert);
    }
    try (Database database = Database.open(settings)) {
      assertThat(new JdbiMessages(database).before(new ChatId(CHAT), 9, 9)).containsExactly(
          new Message(new MessageId(ASKED), new ChatId(CHAT), 1, Role.USER, Optional.empty(), "one\ttwo",
              MessageStatus.COMPLETE, new Alternates(0, 1), Optional.empty(), Optional.empty(),
              Instant.ofEpochMilli(1_700_000_000_000L)),
          new Message(new MessageId(ANSWERED), new ChatId(CHAT), 2, Role.ASSISTANT,
              Optional.of(new CharacterId(CHARACTER)), "", MessageStatus.INTERRUPTED, new Alternates(2, 3),
              ModelId.parse("mock/plain"), Optional.of(new TokenUsage(7, 0, true)),
              Instant.ofEpochMilli(1_700_000_000_001L)));
    }
  }
}
