package io.fabula.persistence.account;

import io.fabula.domain.account.LinkedLogin;
import io.fabula.domain.account.LinkedLogins;
import io.fabula.domain.account.SignInAttempt;
import io.fabula.domain.account.SignInAttempts;
import io.fabula.domain.account.UserId;
import io.fabula.persistence.sql.Columns;
import io.fabula.persistence.sql.Database;
import io.fabula.persistence.sql.Row;
import java.util.Optional;
import java.util.UUID;

/** Accounts elsewhere in {@code account_linked_login}; who is away there in {@code account_sign_in_attempt}. */
public final class JdbiLinkedLogins implements LinkedLogins, SignInAttempts {
  private static final Columns ATTEMPT = Columns.of("state", "browser", "nonce", "verifier", "expires_at");

  private final Database database;

  public JdbiLinkedLogins(Database database) {
    this.database = database;
  }

  @Override
  public Optional<UserId> find(LinkedLogin login) {
    return database.read(handle -> handle.createQuery("""
        select user_id from account_linked_login where provider = :provider and subject = :subject
        """)
        .bind("provider", login.provider()).bind("subject", login.subject())
        .mapTo(String.class).findOne()).map(id -> new UserId(UUID.fromString(id)));
  }

  @Override
  public boolean add(LinkedLogin login, UserId user) {
    return database.change(handle -> handle.createUpdate("""
        insert into account_linked_login (provider, subject, user_id) values (:provider, :subject, :user)
        on conflict (provider, subject) do nothing
        """)
        .bind("provider", login.provider()).bind("subject", login.subject()).bind("user", user.toString())
        .execute()) == 1;
  }

  @Override
  public void add(SignInAttempt attempt) {
    database.write(handle -> handle.createUpdate("""
        insert into account_sign_in_attempt (state, browser, nonce, verifier, expires_at)
        values (:state, :browser, :nonce, :verifier, :expires)
        """)
        .bind("state", attempt.state()).bind("browser", attempt.browser()).bind("nonce", attempt.nonce())
        .bind("verifier", attempt.verifier()).bind("expires", attempt.expiresAt().toEpochMilli()).execute());
  }

  @Override
  public Optional<SignInAttempt> take(String state) {
    Optional<SignInAttempt> found = database.read(handle -> handle
        .createQuery(ATTEMPT.select() + "from account_sign_in_attempt where state = :state")
        .bind("state", state)
        .map(Row.as(ATTEMPT,
            row -> new SignInAttempt(row.text("state"), row.text("browser"), row.text("nonce"),
                row.text("verifier"), row.instant("expires_at"))))
        .findOne());
    return found.filter(attempt -> database.change(handle -> handle
        .createUpdate("delete from account_sign_in_attempt where state = :state").bind("state", state)
        .execute()) == 1);
  }
}
