package io.fabula.persistence.account;

import io.fabula.persistence.sql.Database;
import java.time.InstantSource;
import java.util.List;

/**
 * Throws away what has expired. Apart from all other units of work, for who deletes many rows beside
 * rows of their own may find somebody who does the same in another order.
 */
public final class AccountSweep {
  private static final List<String> TABLES = List.of("account_refresh_token", "account_ended",
      "account_spent_proof", "account_one_time_token", "account_sign_in_attempt",
      "account_attempt");

  private final Database database;
  private final InstantSource clock;

  public AccountSweep(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Deletes every row whose time is over; says how many. */
  public int sweep() {
    int swept = 0;
    for (String table : TABLES) {
      swept += database
          .change(handle -> handle.createUpdate("delete from " + table + " where expires_at < :now")
              .bind("now", clock.millis()).execute());
    }
    return swept;
  }
}
