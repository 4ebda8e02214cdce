package io.fabula.persistence.mail;

import io.fabula.domain.mail.Letter;
import io.fabula.domain.mail.Outbox;
import io.fabula.persistence.sql.Columns;
import io.fabula.persistence.sql.Database;
import io.fabula.persistence.sql.Row;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Letters in {@code mail_letter}. */
public final class JdbiOutbox implements Outbox {
  private static final Columns COLUMNS = Columns.of("id", "kind", "recipient", "language", "asked_at",
      "tries");

  private final Database database;

  public JdbiOutbox(Database database) {
    this.database = database;
  }

  @Override
  public void add(Letter letter) {
    database.write(handle -> handle.createUpdate("""
        insert into mail_letter (id, kind, recipient, language, asked_at, tries, due_at)
        values (:id, :kind, :to, :language, :asked, :tries, :asked)
        """)
        .bind("id", letter.id().toString())
        .bind("kind", letter.kind())
        .bind("to", letter.to())
        .bind("language", letter.language().toLanguageTag())
        .bind("asked", letter.askedAt().toEpochMilli())
        .bind("tries", letter.tries())
        .execute());
  }

  @Override
  public Optional<Letter> claim(Instant now, Instant until) {
    while (true) {
      Optional<Letter> due = due(now);
      if (due.isEmpty() || taken(due.get(), now, until)) {
        return due.map(letter -> new Letter(letter.id(), letter.kind(), letter.to(), letter.language(),
            letter.askedAt(), letter.tries() + 1));
      }
    }
  }

  private Optional<Letter> due(Instant now) {
    return database.read(handle -> handle
        .createQuery(COLUMNS.select() + "from mail_letter where due_at <= :now order by due_at, id limit 1")
        .bind("now", now.toEpochMilli())
        .map(Row.as(COLUMNS, row -> new Letter(row.id("id"), row.text("kind"), row.text("recipient"),
            Locale.forLanguageTag(row.text("language")), row.instant("asked_at"), row.integer("tries"))))
        .findOne());
  }

  /** Of several who found the same letter due, the first alone still finds it so. */
  private boolean taken(Letter letter, Instant now, Instant until) {
    return database.change(handle -> handle.createUpdate("""
        update mail_letter set due_at = :until, tries = tries + 1 where id = :id and due_at <= :now
        """)
        .bind("until", until.toEpochMilli()).bind("id", letter.id().toString())
        .bind("now", now.toEpochMilli()).execute()) == 1;
  }

  @Override
  public void remove(UUID letter) {
    database.write(handle -> handle.createUpdate("delete from mail_letter where id = :id")
        .bind("id", letter.toString()).execute());
  }

  @Override
  public void forget(String to) {
    database.write(handle -> handle.createUpdate("delete from mail_letter where recipient = :to")
        .bind("to", to).execute());
  }

  @Override
  public void postpone(UUID letter, Instant until) {
    database.write(handle -> handle.createUpdate("update mail_letter set due_at = :until where id = :id")
        .bind("until", until.toEpochMilli()).bind("id", letter.toString()).execute());
  }
}
