package io.fabula.application.account;

import io.fabula.domain.account.AccountError;
import io.fabula.domain.account.Email;
import io.fabula.domain.account.PasswordHashing;
import io.fabula.domain.account.ProofOfWork;
import io.fabula.domain.account.Role;
import io.fabula.domain.account.User;
import io.fabula.domain.account.UserId;
import io.fabula.domain.account.Username;
import io.fabula.domain.account.Users;
import io.fabula.domain.mail.Letter;
import io.fabula.domain.mail.Outbox;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.Fault;
import io.fabula.domain.shared.Ids;
import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.Texts;
import io.fabula.domain.shared.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How accounts come to be. */
public final class Registration {
  private static final int NAME_TRIES = 20;

  /** What accounts are made of. */
  public record Tools(PasswordHashing hashing, Ids ids, RandomGenerator chance, InstantSource clock) {}

  private final Users users;
  private final Outbox outbox;
  private final UnitOfWork unit;
  private final Admission admission;
  private final Tools tools;

  public Registration(Users users, Outbox outbox, UnitOfWork unit, Admission admission, Tools tools) {
    this.users = users;
    this.outbox = outbox;
    this.unit = unit;
    this.admission = admission;
    this.tools = tools;
  }

  /** Makes an account, for a proof of work where that is asked for, and asks for a mail that verifies it. */
  public User.Snapshot register(Register asked) {
    var faults = new ArrayList<Fault>();
    Optional<Email> address = SharedError.Invalid.gather(faults, () -> Email.ofNewcomer(asked.email()));
    SharedError.Invalid.gather(faults, () -> User.checkedPassword("password", asked.password()));
    Optional<Username> chosen = asked.username().filter(name -> !name.isBlank())
        .flatMap(name -> SharedError.Invalid.gather(faults, () -> new Username(name)));
    Optional<String> shown = asked.nickname().filter(name -> !name.isBlank())
        .flatMap(name -> SharedError.Invalid.gather(faults, () -> Texts.name("nickname", name)));
    SharedError.Invalid.throwIfAny(faults);
    Optional<ProofOfWork.Solved> proof = admission.check(asked.proof());
    Email email = address.orElseThrow();
    String hash = tools.hashing().hash(asked.password());
    return unit.run(() -> {
      admission.spend(proof);
      outbox.add(Letter.ask(tools.ids().next(), AccountLetters.VERIFY_EMAIL, email.value(), asked.language(),
          tools.clock().instant()));
      return add(email, chosen, shown, Role.USER, hash);
    });
  }

  /**
   * Makes an account for somebody whom another provider vouches for, in the unit of work it is called in.
   *
   * @param verified whether the provider knows that the address is theirs; else a mail asks them
   */
  User introduce(Email email, boolean verified, Optional<String> name, String hash, Locale language) {
    Instant now = tools.clock().instant();
    User user = User.restore(add(email, Optional.empty(), Optional.empty(), Role.USER, hash));
    user.nameThem(name.map(text -> text.codePointCount(0, text.length()) > Texts.NAME_MAX ? "" : text), now);
    if (verified) user.verifyEmail(now);
    else
      outbox.add(Letter.ask(tools.ids().next(), AccountLetters.VERIFY_EMAIL, email.value(), language, now));
    users.save(user);
    return user;
  }

  /** Makes the first admin from the configuration; does nothing where there is one. */
  public boolean firstAdmin(String email, String password) {
    if (users.anyWith(Role.ADMIN)) return false;
    User.checkedPassword("password", password);
    add(Email.ofNewcomer(email), Optional.empty(), Optional.empty(), Role.ADMIN,
        tools.hashing().hash(password));
    return true;
  }

  private User.Snapshot add(Email email, Optional<Username> chosen, Optional<String> nickname, Role role,
      String hash) {
    for (int attempt = 0;; attempt++) {
      int digits = attempt == 0 ? 0 : tools.chance().nextInt(100, 1_000_000);
      Username name = chosen.orElseGet(() -> Username.from(email, digits));
      User user = User.register(new UserId(tools.ids().next()), email, name, nickname, role, hash,
          tools.clock().instant());
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
