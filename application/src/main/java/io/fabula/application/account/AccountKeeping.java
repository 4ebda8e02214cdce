package io.fabula.application.account;

import io.fabula.domain.account.AccessToken;
import io.fabula.domain.account.AccountError;
import io.fabula.domain.account.Caller;
import io.fabula.domain.account.Email;
import io.fabula.domain.account.Nicknames;
import io.fabula.domain.account.PasswordHashing;
import io.fabula.domain.account.Sessions;
import io.fabula.domain.account.User;
import io.fabula.domain.account.Users;
import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.Texts;
import io.fabula.domain.shared.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;

/** What people do with their own account. */
public final class AccountKeeping {
  private final Users users;
  private final Nicknames nicknames;
  private final Sessions sessions;
  private final UnitOfWork unit;
  private final PasswordHashing hashing;
  private final InstantSource clock;

  public AccountKeeping(Users users, Nicknames nicknames, Sessions sessions, UnitOfWork unit,
      PasswordHashing hashing, InstantSource clock) {
    this.users = users;
    this.nicknames = nicknames;
    this.sessions = sessions;
    this.unit = unit;
    this.hashing = hashing;
    this.clock = clock;
  }

  public User.Snapshot me(Caller caller) {
    return users.find(caller.id()).orElseThrow(AccountError.BadToken::failure).snapshot();
  }

  /**
   * Changes what the caller says about themselves.
   *
   * @param expected the version the caller knows, if they said
   */
  public User.Snapshot update(Caller caller, OptionalLong expected, BiConsumer<User, Instant> edit) {
    Instant now = clock.instant();
    return unit.run(() -> {
      User user = users.hold(caller.id()).orElseThrow(AccountError.BadToken::failure);
      if (expected.isPresent() && expected.getAsLong() != user.loadedVersion())
        throw SharedError.Stale.failure();
      edit.accept(user, now);
      if (user.snapshot().version() != user.loadedVersion()) users.save(user);
      return user.snapshot();
    });
  }

  /** Another password for who knows the one there is; all their other sessions end. */
  public void changePassword(AccessToken token, String current, String next) {
    User.checkedPassword("new_password", next);
    User.Snapshot known = me(token.caller());
    if (!hashing.matches(current, known.passwordHash())) throw AccountError.WrongPassword.failure();
    String hash = hashing.hash(next);
    unit.run(() -> {
      User user = users.hold(known.id()).orElseThrow(AccountError.BadToken::failure);
      if (!user.snapshot().passwordHash().equals(known.passwordHash()))
        throw AccountError.WrongPassword.failure();
      user.changePassword(hash, clock.instant());
      users.save(user);
      sessions.endAll(known.id(), Optional.of(token.session()));
    });
  }

  public boolean emailAvailable(String email) {
    return users.findByEmail(Email.ofNewcomer(email)).isEmpty();
  }

  public boolean nicknameAvailable(String nickname) {
    return !nicknames.taken(Texts.name("nickname", nickname));
  }
}
