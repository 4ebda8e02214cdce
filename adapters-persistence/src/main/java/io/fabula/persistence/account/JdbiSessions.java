package io.fabula.persistence.account;

import io.fabula.domain.account.AccessToken;
import io.fabula.domain.account.AccessTokens;
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
import org.jdbi.v3.core.Handle;

/**
 * Refresh tokens in {@code account_refresh_token}; revoked access tokens and ended sessions, by their
 * ids, in {@code account_ended}.
 *
 * <p>Whether an access token is dead is asked with every request, so the few ids that tell are held
 * in memory as long as an access token lives, and what other nodes added is read once a second.
 */
public final class JdbiSessions implements Sessions {
  private static final Duration REREAD = Duration.ofSeconds(1);
  /** How far back a reread looks, for clocks of nodes that differ and commits that were slow. */
  private static final Duration OVERLAP = Duration.ofSeconds(30);

  private static final Columns COLUMNS = Columns.of("hash", "family", "user_id", "issued_at", "expires_at",
      "rotated_at");
  private static final Columns ENDED = Columns.of("id", "ended_at");

  private final Database database;
  private final InstantSource clock;
  private final Map<String, Long> ended = new ConcurrentHashMap<>();
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
    return database.read(handle -> handle.createQuery(COLUMNS.select() + """
        from account_refresh_token where hash = :hash
          and not exists (select 1 from account_ended where account_ended.id = family)
        """)
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
    database.write(handle -> end(handle, family.toString()));
  }

  @Override
  public void endAll(UserId user, Optional<UUID> spared) {
    database.write(handle -> handle.createQuery("""
        select distinct family from account_refresh_token where user_id = :user
          and not exists (select 1 from account_ended where account_ended.id = family)
        order by family
        """)
        .bind("user", user.toString()).mapTo(String.class).list().stream()
        .filter(family -> spared.filter(one -> family.equals(one.toString())).isEmpty())
        .forEach(family -> end(handle, family)));
  }

  /**
   * Its rows stay until they expire: many who end one session at once would delete them in different
   * orders and wait for each other.
   */
  private void end(Handle handle, String family) {
    mark(handle, family, clock.instant().plus(RefreshToken.LIFETIME).plus(OVERLAP));
  }

  @Override
  public void revoke(AccessToken token) {
    database.write(handle -> mark(handle, token.id(), token.expiresAt()));
  }

  private void mark(Handle handle, String id, Instant expires) {
    handle.createUpdate("""
        insert into account_ended (id, ended_at, expires_at) values (:id, :now, :expires)
        on conflict (id) do nothing
        """)
        .bind("id", id).bind("now", clock.millis()).bind("expires", expires.toEpochMilli()).execute();
    ended.put(id, clock.millis());
  }

  @Override
  public boolean revoked(AccessToken token) {
    reread();
    return ended.containsKey(token.id()) || ended.containsKey(token.session().toString());
  }

  private void reread() {
    long now = clock.millis();
    long last = readAt.get();
    if (now - last < REREAD.toMillis() || !readAt.compareAndSet(last, now)) return;
    long oldest = now - AccessTokens.LIFETIME.toMillis() - OVERLAP.toMillis();
    ended.values().removeIf(at -> at < oldest);
    database.read(handle -> {
      handle.createQuery(ENDED.select() + "from account_ended where ended_at >= :since")
          .bind("since", Math.max(oldest, last - OVERLAP.toMillis()))
          .map(Row.as(ENDED, row -> ended.put(row.text("id"), row.number("ended_at"))))
          .list();
      return null;
    });
  }
}
