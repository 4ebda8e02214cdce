package io.fabula.persistence.chat;

import io.fabula.domain.account.UserId;
import io.fabula.domain.chat.DailyMessages;
import io.fabula.persistence.sql.Columns;
import io.fabula.persistence.sql.Database;
import io.fabula.persistence.sql.PreparedQuery;
import io.fabula.persistence.sql.PreparedUpdate;
import java.time.LocalDate;

/** Counts of messages in {@code chat_daily_messages}; days as numbers since 1970. */
public final class JdbiDailyMessages implements DailyMessages {
  private static final Columns SENT = Columns.of("sent");
  private static final PreparedQuery<Long> ON = new PreparedQuery<>(
      SENT.select() + "from chat_daily_messages where user_id = ? and day = ?", SENT,
      row -> row.number("sent"));
  private static final PreparedUpdate COUNT = new PreparedUpdate("""
      insert into chat_daily_messages (user_id, day, sent) values (?, ?, 1)
      on conflict (user_id, day) do update set sent = chat_daily_messages.sent + 1
      """);

  private final Database database;

  public JdbiDailyMessages(Database database) {
    this.database = database;
  }

  @Override
  public void count(UserId user, LocalDate day) {
    database.changeSoon(COUNT, user.toString(), day.toEpochDay());
  }

  @Override
  public long on(UserId user, LocalDate day) {
    return database.first(ON, user.toString(), day.toEpochDay()).orElse(0L);
  }
}
