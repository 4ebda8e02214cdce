package io.fabula.persistence.account;

import io.fabula.domain.account.AccountError;
import io.fabula.domain.account.Email;
import io.fabula.domain.account.Role;
import io.fabula.domain.account.User;
import io.fabula.domain.account.UserId;
import io.fabula.domain.account.Username;
import io.fabula.domain.account.Users;
import io.fabula.persistence.sql.Columns;
import io.fabula.persistence.sql.Conflicts;
import io.fabula.persistence.sql.Database;
import io.fabula.persistence.sql.PreparedQuery;
import io.fabula.persistence.sql.Row;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Users in {@code account_user}. */
public final class JdbiUsers implements Users {
  private static final Columns COLUMNS = Columns.of("id", "email", "username", "nickname", "name", "age",
      "role", "bio", "email_verified", "password_hash", "version", "created_at", "updated_at");

  private static final PreparedQuery<User> FIND = new PreparedQuery<>(
      COLUMNS.select() + "from account_user where id = ?", COLUMNS, JdbiUsers::user);

  private final Database database;

  public JdbiUsers(Database database) {
    this.database = database;
  }

  @Override
  public void add(User user) {
    User.Snapshot s = user.snapshot();
    try {
      database.write(handle -> Conflicts.guard(handle,
          () -> handle
              .createUpdate(
                  """
                      insert into account_user (id, email, username, username_folded, nickname, nickname_folded, name, age, role,
                        bio, email_verified, password_hash, version, created_at, updated_at)
                      values (:id, :email, :username, :folded, :nickname, :nicknameFolded, :name, :age, :role,
                        :bio, :verified, :hash, :version, :created, :updated)
                      """)
              .bind("id", s.id().toString())
              .bind("email", s.email().value())
              .bind("username", s.username().value())
              .bind("folded", s.username().folded())
              .bind("nickname", s.nickname().orElse(null))
              .bind("nicknameFolded", s.nickname().map(name -> name.toLowerCase(Locale.ROOT)).orElse(null))
              .bind("name", s.name().orElse(null))
              .bind("age", s.age().orElse(null))
              .bind("role", s.role().name())
              .bind("bio", s.bio().orElse(null))
              .bind("verified", s.emailVerified())
              .bind("hash", s.passwordHash())
              .bind("version", s.version())
              .bind("created", s.createdAt().toEpochMilli())
              .bind("updated", s.updatedAt().toEpochMilli())
              .execute()));
    } catch (UnableToExecuteStatementException e) {
      for (String field : new String[]{"email", "username", "nickname"}) {
        if (Conflicts.on(e, field)) throw AccountError.Taken.failure(field);
      }
      throw e;
    }
  }

  @Override
  public Optional<User> find(UserId id) {
    return database.first(FIND, id.toString());
  }

  @Override
  public Optional<User> findByEmail(Email email) {
    return one("email", email.value());
  }

  @Override
  public Optional<User> findByUsername(Username username) {
    return one("username_folded", username.folded());
  }

  @Override
  public boolean anyWith(Role role) {
    return database.read(handle -> handle.createQuery("select 1 from account_user where role = :role limit 1")
        .bind("role", role.name()).mapTo(Integer.class).findOne()).isPresent();
  }

  private Optional<User> one(String column, String value) {
    return database
        .read(
            handle -> handle.createQuery(COLUMNS.select() + "from account_user where " + column + " = :value")
                .bind("value", value).map(Row.as(COLUMNS, JdbiUsers::user)).findOne());
  }

  private static User user(Row row) throws SQLException {
    return User.restore(new User.Snapshot(
        new UserId(row.id("id")),
        new Email(row.text("email")),
        new Username(row.text("username")),
        row.optionalText("nickname"),
        row.optionalText("name"),
        row.optionalInteger("age"),
        Role.valueOf(row.text("role")),
        row.optionalText("bio"),
        row.flag("email_verified"),
        row.text("password_hash"),
        row.number("version"),
        row.instant("created_at"),
        row.instant("updated_at")));
  }
}
