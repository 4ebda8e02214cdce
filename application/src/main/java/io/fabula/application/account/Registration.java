package io.fabula.application.account;

import io.fabula.domain.account.AccountError;
import io.fabula.domain.account.Email;
import io.fabula.domain.account.PasswordHashing;
import io.fabula.domain.account.Role;
import io.fabula.domain.account.User;
import io.fabula.domain.account.UserId;
import io.fabula.domain.account.Username;
import io.fabula.domain.account.Users;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.Fault;
import io.fabula.domain.shared.Ids;
import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.Texts;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How accounts come to be. */
public final class Registration {
  private static final int NAME_TRIES = 20;

  private final Users users;
  private final PasswordHashing hashing;
  private final Ids ids;
  private final RandomGenerator chance;
  private final InstantSource clock;

  public Registration(Users users, PasswordHashing hashing, Ids ids, RandomGenerator chance,
      InstantSource clock) {
    this.users = users;
    this.hashing = hashing;
    this.ids = ids;
    this.chance = chance;
    this.clock = clock;
  }

  /** Makes an account; without a username, one is made from the email. */
  public User.Snapshot register(String email, String password, Optional<String> username,
      Optional<String> nickname) {
    var faults = new ArrayList<Fault>();
    Optional<Email> address = SharedError.Invalid.gather(faults, () -> new Email(email));
    SharedError.Invalid.gather(faults, () -> User.checkedPassword("password", password));
    Optional<Username> chosen = username.filter(name -> !name.isBlank())
        .flatMap(name -> SharedError.Invalid.gather(faults, () -> new Username(name)));
    Optional<String> shown = nickname.filter(name -> !name.isBlank())
        .flatMap(name -> SharedError.Invalid.gather(faults, () -> Texts.name("nickname", name)));
    SharedError.Invalid.throwIfAny(faults);
    return add(address.orElseThrow(), chosen, shown, Role.USER, hashing.hash(password));
  }

  /** Makes the first admin from the configuration; does nothing where there is one. */
  public boolean firstAdmin(String email, String password) {
    if (users.anyWith(Role.ADMIN)) return false;
    User.checkedPassword("password", password);
    add(new Email(email), Optional.empty(), Optional.empty(), Role.ADMIN, hashing.hash(password));
    return true;
  }

  private User.Snapshot add(Email email, Optional<Username> chosen, Optional<String> nickname, Role role,
      String hash) {
    for (int attempt = 0;; attempt++) {
      int digits = attempt == 0 ? 0 : chance.nextInt(100, 1_000_000);
      Username name = chosen.orElseGet(() -> Username.from(email, digits));
      User user = User.register(new UserId(ids.next()), email, name, nickname, role, hash, clock.instant());
      try {
        users.add(user);
        return user.snapshot();
      } catch (DomainFailure failure) {
        boolean madeNameTaken = failure.error().equals(new AccountError.Taken("username"))
            && chosen.isEmpty();
        if (!madeNameTaken || attempt == NAME_TRIES) throw failure;
      }
    }
  }
}
