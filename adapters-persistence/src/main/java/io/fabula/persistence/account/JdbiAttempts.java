package io.fabula.persistence.account;

import io.fabula.domain.account.Attempts;
import io.fabula.persistence.sql.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** When each that tries has made up for it, in {@code account_attempt}. */
public final class JdbiAttempts implements Attempts {
  private static final long MICROS = 1_000;

  private final Database database;

  public JdbiAttempts(Database database) {
    this.database = database;
  }

  @Override
  public Tally count(String what, int limit, Instant now) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, now);
    long each = Tally.each(limit).toNanos() / MICROS;
    return database.run(() -> {
      boolean allowed = taken(what, micros, each, limit);
      return Tally.of(allowed, Instant.EPOCH.plus(madeUp(what), ChronoUnit.MICROS), limit, now);
    });
  }

  private boolean taken(String what, long now, long each, int limit) {
    return database.change(handle -> handle
        .createUpdate(
            """
                insert into account_attempt (what, made_up, expires_at) values (:what, :now + :each, :expires)
                on conflict (what) do update set expires_at = :expires,
                  made_up = :each + case when account_attempt.made_up > :now then account_attempt.made_up else :now end
                where account_attempt.made_up <= :now + :room
                """)
        .bind("what", what).bind("now", now).bind("each", each).bind("room", each * (limit - 1))
        .bind("expires", now / MICROS + Duration.ofMinutes(2).toMillis())
        .execute()) == 1;
  }

  private long madeUp(String what) {
    return database.read(handle -> handle
        .createQuery("select made_up from account_attempt where what = :what").bind("what", what)
        .mapTo(Long.class).one());
  }
}
