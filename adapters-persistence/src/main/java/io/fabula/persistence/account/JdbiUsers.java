package io.fabula.persistence.account;

import io.fabula.domain.account.AccountError;
import io.fabula.domain.account.Email;
import io.fabula.domain.account.Nicknames;
import io.fabula.domain.account.People;
import io.fabula.domain.account.Role;
import io.fabula.domain.account.User;
import io.fabula.domain.account.UserId;
import io.fabula.domain.account.Username;
import io.fabula.domain.account.Users;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.SharedError;
import io.fabula.persistence.sql.BlobColumn;
import io.fabula.persistence.sql.Asked;
import io.fabula.persistence.sql.Columns;
import io.fabula.persistence.sql.Conflicts;
import io.fabula.persistence.sql.Database;
import io.fabula.persistence.sql.PreparedQuery;
import io.fabula.persistence.sql.NewestFirst;
import io.fabula.persistence.sql.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.statement.Update;

/** Users in {@code account_user}. */
public final class JdbiUsers implements Users, Nicknames, People {
  public static final BlobColumn FACE = BlobColumn.of("account_user", "face", "id");

  private static final Columns COLUMNS = Columns.of("id", "email", "username", "nickname", "name", "age",
      "role", "bio", "face", "email_verified", "password_hash", "suspended_at", "version", "created_at",
      "updated_at");

  private static final PreparedQuery<User> FIND = new PreparedQuery<>(
      COLUMNS.select() + "from account_user where id = ? and left_at is null", COLUMNS, JdbiUsers::user);

  private static final String CONTAINS = """
      (email like :pattern escape '!' or username_folded like :pattern escape '!'
        or nickname_folded like :pattern escape '!') and
      """;

  private final Database database;

  public JdbiUsers(Database database) {
    this.database = database;
  }

  @Override
  public void add(User user) {
    refusingTakenNames(handle -> bind(handle.createUpdate("""
        insert into account_user (id, email, username, username_folded, nickname, nickname_folded, name, age,
          role, bio, face, email_verified, password_hash, suspended_at, version, created_at, updated_at)
        values (:id, :email, :username, :folded, :nickname, :nicknameFolded, :name, :age,
          :role, :bio, :face, :verified, :hash, :suspended, :version, :created, :updated)
        """), user).execute());
  }

  @Override
  public void save(User user) {
    int changed = refusingTakenNames(handle -> bind(
        handle.createUpdate(
            """
                update account_user set username = :username, username_folded = :folded, nickname = :nickname,
                  nickname_folded = :nicknameFolded, name = :name, age = :age, bio = :bio, face = :face,
                  email_verified = :verified, password_hash = :hash, suspended_at = :suspended, version = :version, updated_at = :updated
                where id = :id and version = :loaded
                """),
        user).bind("loaded", user.loadedVersion()).execute());
    if (changed == 0) throw SharedError.Overtaken.failure("user");
  }

  private int refusingTakenNames(ToIntFunction<Handle> statement) {
    try {
      return database.change(handle -> {
        var changed = new int[1];
        Conflicts.guard(handle, () -> changed[0] = statement.applyAsInt(handle));
        return changed[0];
      });
    } catch (UnableToExecuteStatementException e) {
      for (String field : new String[]{"email", "username", "nickname"}) {
        if (Conflicts.on(e, field)) throw AccountError.Taken.failure(field);
      }
      throw e;
    }
  }

  private static Update bind(Update update, User user) {
    User.Snapshot s = user.snapshot();
    return update
        .bind("id", s.id().toString())
        .bind("email", s.email().value())
        .bind("username", s.username().value())
        .bind("folded", s.username().folded())
        .bind("nickname", s.nickname().orElse(null))
        .bind("nicknameFolded", s.nickname().map(JdbiUsers::folded).orElse(null))
        .bind("name", s.name().orElse(null))
        .bind("age", s.age().orElse(null))
        .bind("role", s.role().name())
        .bind("bio", s.bio().orElse(null))
        .bind("face", s.face().map(User.Face::hash).orElse(null))
        .bind("verified", s.emailVerified())
        .bind("hash", s.passwordHash())
        .bind("suspended", s.suspendedAt().map(Instant::toEpochMilli).orElse(null))
        .bind("version", s.version())
        .bind("created", s.createdAt().toEpochMilli())
        .bind("updated", s.updatedAt().toEpochMilli());
  }

  @Override
  public Optional<User> find(UserId id) {
    return database.first(finding(id));
  }

  public static Asked<User> finding(UserId id) {
    return Asked.of(FIND, id.toString());
  }

  /** A change that changes nothing takes the row's lock, and is one SQL on both databases. */
  @Override
  public Optional<User> hold(UserId id) {
    database.write(handle -> handle
        .createUpdate("update account_user set version = version where id = :id and left_at is null")
        .bind("id", id.toString()).execute());
    return find(id);
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
    return any("role", role.name());
  }

  @Override
  public boolean taken(String nickname) {
    return any("nickname_folded", folded(nickname));
  }

  @Override
  public Page<User.Snapshot> list(Optional<String> text, Optional<Role> role, PageRequest page) {
    var walk = NewestFirst.from(page);
    String narrowed = role.map(wanted -> "role = :role and ").orElse("") + text.map(wanted -> CONTAINS)
        .orElse("");
    var rows = database.read(handle -> {
      var query = walk.bind(handle.createQuery(COLUMNS.select()
          + "from account_user where left_at is null and " + narrowed + NewestFirst.SQL));
      role.ifPresent(wanted -> query.bind("role", wanted.name()));
      text.ifPresent(wanted -> query.bind("pattern", "%" + literal(folded(wanted)) + "%"));
      return query.map(Row.as(COLUMNS, JdbiUsers::user)).list();
    });
    return walk.cut(rows.stream().map(User::snapshot).toList(), User.Snapshot::createdAt, User.Snapshot::id);
  }

  /** Means itself in a pattern. */
  private static String literal(String text) {
    return text.replaceAll("([!%_])", "!$1");
  }

  private static String folded(String nickname) {
    return nickname.toLowerCase(Locale.ROOT);
  }

  private boolean any(String column, String value) {
    return database.read(handle -> handle
        .createQuery("select 1 from account_user where " + column + " = :value limit 1")
        .bind("value", value).mapTo(Integer.class).findOne()).isPresent();
  }

  private Optional<User> one(String column, String value) {
    return database.read(handle -> handle
        .createQuery(COLUMNS.select() + "from account_user where " + column + " = :value")
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
        row.optionalText("face").map(User.Face::new),
        row.flag("email_verified"),
        row.text("password_hash"),
        row.optionalInstant("suspended_at"),
        row.number("version"),
        row.instant("created_at"),
        row.instant("updated_at")));
  }
}
