package io.fabula.persistence.chat;

import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.chat.Alternate;
import io.fabula.domain.chat.AlternateTexts;
import io.fabula.domain.chat.MessageId;
import io.fabula.domain.chat.MessageStatus;
import io.fabula.persistence.sql.Columns;
import io.fabula.persistence.sql.Database;
import io.fabula.persistence.sql.Row;
import java.util.List;

/** The texts of messages that have several, in {@code chat_alternate}. */
public final class JdbiAlternateTexts implements AlternateTexts {
  private static final int MOST = 1_000;

  private static final Columns COLUMNS = Columns.of("content", "status", "model", "prompt_tokens",
      "completion_tokens", "usage_estimated", "created_at");

  private final Database database;

  public JdbiAlternateTexts(Database database) {
    this.database = database;
  }

  @Override
  public List<Alternate> of(MessageId message) {
    return database.read(handle -> handle.createQuery(
        COLUMNS.select() + "from chat_alternate where message_id = :message order by number limit :most")
        .bind("message", message.toString()).bind("most", MOST)
        .map(Row.as(COLUMNS,
            row -> new Alternate(row.text("content"), MessageStatus.valueOf(row.text("status")),
                row.optionalText("model").flatMap(ModelId::parse), JdbiMessages.usage(row),
                row.instant("created_at"))))
        .list());
  }

  @Override
  public void put(MessageId message, int index, Alternate alternate) {
    database.write(handle -> {
      var update = handle
          .createUpdate(
              """
                  insert into chat_alternate (message_id, number, content, status, model, prompt_tokens, completion_tokens,
                    usage_estimated, created_at)
                  values (:message, :number, :content, :status, :model, :prompt, :completion, :estimated, :created)
                  on conflict (message_id, number) do update set content = excluded.content, status = excluded.status,
                    model = excluded.model, prompt_tokens = excluded.prompt_tokens,
                    completion_tokens = excluded.completion_tokens, usage_estimated = excluded.usage_estimated
                  """)
          .bind("message", message.toString())
          .bind("number", index)
          .bind("content", alternate.content())
          .bind("status", alternate.status().name())
          .bind("model", alternate.model().map(ModelId::toString).orElse(null))
          .bind("created", alternate.createdAt().toEpochMilli());
      JdbiMessages.bindUsage(update, alternate.usage());
      update.execute();
    });
  }
}
