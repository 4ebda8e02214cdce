package io.fabula.persistence.account;

import io.fabula.domain.account.UserId;
import io.fabula.domain.account.leaving.Departures;
import io.fabula.persistence.sql.Database;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Those who leave, in {@code account_user}: their row goes last, for so much hangs on it. */
public final class JdbiDepartures implements Departures {
  private final Database database;

  public JdbiDepartures(Database database) {
    this.database = database;
  }

  /** No name is as long as an id, and no address lacks its @. */
  @Override
  public void leave(UserId user, Instant now) {
    database.write(handle -> handle
        .createUpdate("""
            update account_user set email = id, username = id, username_folded = id, nickname = null,
              nickname_folded = null, name = null, age = null, role = 'USER', bio = null, face = null,
              password_hash = '', left_at = :now, version = version + 1
            where id = :id and left_at is null
            """).bind("id", user.toString()).bind("now", now.toEpochMilli()).execute());
  }

  @Override
  public List<UserId> leaving(int atMost) {
    return database.read(handle -> handle
        .createQuery("select id from account_user where left_at is not null order by left_at limit :limit")
        .bind("limit", atMost).mapTo(String.class).map(id -> new UserId(UUID.fromString(id))).list());
  }

  @Override
  public void remove(UserId user) {
    database.write(handle -> handle
        .createUpdate("delete from account_user where id = :id and left_at is not null")
        .bind("id", user.toString()).execute());
  }
}
