package io.fabula.application.account;

import io.fabula.domain.account.Email;
import io.fabula.domain.account.People;
import io.fabula.domain.account.Role;
import io.fabula.domain.account.User;
import io.fabula.domain.account.UserId;
import io.fabula.domain.account.Username;
import io.fabula.domain.account.Users;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.UnitOfWork;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.ArrayList;
import java.util.List;

/** What admins do with everybody's accounts. */
public final class AccountAdministration {
  /** As many accounts to test with as are made at once: each costs a slow hash. */
  public static final int TEST_ACCOUNTS_MAX = 50;
  /** Enough of a random id to be nobody else's name. */
  private static final int NAME_DIGITS = 16;

  /**
   * An account to test with.
   *
   * @param password in clear, this once
   */
  public record TestAccount(User.Snapshot user, String password) {}

  private final Users users;
  private final People people;
  private final UnitOfWork unit;
  private final Registration.Tools tools;

  public AccountAdministration(Users users, People people, UnitOfWork unit, Registration.Tools tools) {
    this.users = users;
    this.people = people;
    this.unit = unit;
    this.tools = tools;
  }

  /** Everybody, or those whose names or address hold a text, or who have a role; the newest first. */
  public Page<User.Snapshot> list(Optional<String> text, Optional<Role> role, PageRequest page) {
    return people.list(text, role, page);
  }

  /**
   * Makes accounts of which only the answer knows the passwords. Their addresses can get no mail, so they
   * count as verified.
   *
   * @param count 1 to {@link #TEST_ACCOUNTS_MAX}
   */
  public List<TestAccount> makeTestAccounts(int count) {
    if (count < 1 || count > TEST_ACCOUNTS_MAX)
      throw SharedError.Invalid.failure("count", "shared.range", 1, TEST_ACCOUNTS_MAX);
    Instant now = tools.clock().instant();
    var made = new ArrayList<TestAccount>();
    var added = new ArrayList<User>();
    for (int i = 0; i < count; i++) {
      String password = Secrets.fresh(tools.chance());
      User user = testUser(tools.hashing().hash(password), now);
      added.add(user);
      made.add(new TestAccount(user.snapshot(), password));
    }
    unit.run(() -> added.forEach(users::add));
    return made;
  }

  private User testUser(String hash, Instant now) {
    UUID id = tools.ids().next();
    String digits = id.toString().replace("-", "");
    String name = "test-" + digits.substring(digits.length() - NAME_DIGITS);
    User user = User.register(new UserId(id), new Email(name + "@test.invalid"), new Username(name),
        Optional.empty(), Role.USER, hash, now);
    user.verifyEmail(now);
    return User.restore(user.snapshot());
  }
}
