package io.fabula.persistence.account;

import io.fabula.domain.account.AccessToken;
import io.fabula.domain.account.RefreshToken;
import io.fabula.domain.account.Sessions;
import io.fabula.domain.account.UserId;
import io.fabula.persistence.sql.Columns;
import io.fabula.persistence.sql.Database;
import io.fabula.persistence.sql.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Refresh tokens in {@code account_refresh_token}; revoked access tokens in {@code
 * account_revoked_token}.
 *
 * <p>Whether an access token was revoked is asked with every request, so the few that were are held
 * in memory, and what other nodes added is read once a second.
 */
public final class JdbiSessions implements Sessions {
  private static final Duration REREAD = Duration.ofSeconds(1);
  /** How far back a reread looks, for clocks of nodes that differ and commits that were slow. */
  private static final Duration OVERLAP = Duration.ofSeconds(30);

  private static final Columns COLUMNS = Columns.of("hash", "family", "user_id", "issued_at", "expires_at",
      "rotated_at");
  private static final Columns REVOKED = Columns.of("id", "expires_at");

  private final Database database;
  private final InstantSource clock;
  private final Map<String, Long> revoked = new ConcurrentHashMap<>();
  private final AtomicLong readAt = new AtomicLong();

  public JdbiSessions(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public void add(RefreshToken token) {
    database.write(handle -> handle.createUpdate("""
        insert into account_refresh_token (hash, family, user_id, issued_at, expires_at, rotated_at)
        values (:hash, :family, :user, :issued, :expires, :rotated)
        """)
        .bind("hash", token.hash())
        .bind("family", token.family().toString())
        .bind("user", token.user().toString())
        .bind("issued", token.issuedAt().toEpochMilli())
        .bind("expires", token.expiresAt().toEpochMilli())
        .bind("rotated", token.rotatedAt().map(Instant::toEpochMilli).orElse(null))
        .execute());
  }

  @Override
  public Optional<RefreshToken> find(String hash) {
    return database.read(handle -> handle
        .createQuery(COLUMNS.select() + "from account_refresh_token where hash = :hash")
        .bind("hash", hash)
        .map(Row.as(COLUMNS,
            row -> new RefreshToken(row.text("hash"), row.id("family"), new UserId(row.id("user_id")),
                row.instant("issued_at"), row.instant("expires_at"), row.optionalInstant("rotated_at"))))
        .findOne());
  }

  @Override
  public boolean rotate(String hash, Instant now) {
    return database.change(handle -> handle.createUpdate(
        "update account_refresh_token set rotated_at = :now where hash = :hash and rotated_at is null")
        .bind("now", now.toEpochMilli()).bind("hash", hash).execute()) == 1;
  }

  @Override
  public void endFamily(UUID family) {
    database.write(handle -> {
      handle.createUpdate("delete from account_refresh_token where family = :family")
          .bind("family", family.toString()).execute();
      handle.createUpdate("delete from account_refresh_token where expires_at < :now")
          .bind("now", clock.millis()).execute();
    });
  }

  @Override
  public void endAll(UserId user) {
    database.write(handle -> handle.createUpdate("delete from account_refresh_token where user_id = :user")
        .bind("user", user.toString()).execute());
  }

  @Override
  public void revoke(AccessToken token) {
    database.write(handle -> {
      handle.createUpdate("delete from account_revoked_token where expires_at < :now")
          .bind("now", clock.millis()).execute();
      handle.createUpdate("""
          insert into account_revoked_token (id, revoked_at, expires_at) values (:id, :now, :expires)
          on conflict (id) do nothing
          """)
          .bind("id", token.id()).bind("now", clock.millis())
          .bind("expires", token.expiresAt().toEpochMilli())
          .execute();
    });
    revoked.put(token.id(), token.expiresAt().toEpochMilli());
  }

  @Override
  public boolean revoked(String accessTokenId) {
    reread();
    return revoked.containsKey(accessTokenId);
  }

  private void reread() {
    long now = clock.millis();
    long last = readAt.get();
    if (now - last < REREAD.toMillis() || !readAt.compareAndSet(last, now)) return;
    revoked.values().removeIf(expires -> expires < now);
    long since = last == 0 ? 0 : last - OVERLAP.toMillis();
    database.read(handle -> {
      handle.createQuery(REVOKED.select() + "from account_revoked_token where revoked_at >= :since")
          .bind("since", since)
          .map(Row.as(REVOKED, row -> revoked.put(row.text("id"), row.number("expires_at"))))
          .list();
      return null;
    });
  }
}
