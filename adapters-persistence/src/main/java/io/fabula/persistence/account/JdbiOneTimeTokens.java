package io.fabula.persistence.account;

import io.fabula.domain.account.OneTimeToken;
import io.fabula.domain.account.OneTimeTokens;
import io.fabula.domain.account.UserId;
import io.fabula.persistence.sql.Columns;
import io.fabula.persistence.sql.Database;
import io.fabula.persistence.sql.Row;
import java.util.Optional;

/** Links in mails, in {@code account_one_time_token}. */
public final class JdbiOneTimeTokens implements OneTimeTokens {
  private static final Columns COLUMNS = Columns.of("hash", "user_id", "purpose", "expires_at");

  private final Database database;

  public JdbiOneTimeTokens(Database database) {
    this.database = database;
  }

  @Override
  public void add(OneTimeToken token) {
    database.write(handle -> handle.createUpdate("""
        insert into account_one_time_token (hash, user_id, purpose, expires_at)
        values (:hash, :user, :purpose, :expires)
        """)
        .bind("hash", token.hash())
        .bind("user", token.user().toString())
        .bind("purpose", token.purpose().name())
        .bind("expires", token.expiresAt().toEpochMilli())
        .execute());
  }

  @Override
  public Optional<OneTimeToken> find(String hash, OneTimeToken.Purpose purpose) {
    return database.read(handle -> handle
        .createQuery(
            COLUMNS.select() + "from account_one_time_token where hash = :hash and purpose = :purpose")
        .bind("hash", hash).bind("purpose", purpose.name())
        .map(Row.as(COLUMNS, row -> new OneTimeToken(row.text("hash"), new UserId(row.id("user_id")),
            OneTimeToken.Purpose.valueOf(row.text("purpose")), row.instant("expires_at"))))
        .findOne());
  }

  @Override
  public boolean take(String hash) {
    return database.change(handle -> handle
        .createUpdate("delete from account_one_time_token where hash = :hash").bind("hash", hash)
        .execute()) == 1;
  }

  @Override
  public void drop(UserId user, OneTimeToken.Purpose purpose) {
    database.write(handle -> handle
        .createUpdate("delete from account_one_time_token where user_id = :user and purpose = :purpose")
        .bind("user", user.toString()).bind("purpose", purpose.name()).execute());
  }
}
