package io.fabula.application.account;

import io.fabula.domain.account.Sessions;
import io.fabula.domain.account.User;
import io.fabula.domain.account.UserId;
import io.fabula.domain.account.Users;
import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Locking people out, and letting them in again. */
public final class AccountModeration {
  private final Users users;
  private final Sessions sessions;
  private final UnitOfWork unit;
  private final InstantSource clock;

  public AccountModeration(Users users, Sessions sessions, UnitOfWork unit, InstantSource clock) {
    this.users = users;
    this.sessions = sessions;
    this.unit = unit;
    this.clock = clock;
  }

  /** From now on they cannot log in, and every token of theirs is dead, on other nodes within a second. */
  public User.Snapshot suspend(UserId id) {
    return change(id, User::suspend);
  }

  /** They may log in again; what was dead stays dead. */
  public User.Snapshot reinstate(UserId id) {
    return change(id, User::reinstate);
  }

  private User.Snapshot change(UserId id, BiConsumer<User, Instant> verb) {
    Instant now = clock.instant();
    return unit.run(() -> {
      User user = users.hold(id).orElseThrow(() -> SharedError.NotFound.failure("user"));
      verb.accept(user, now);
      if (user.snapshot().version() != user.loadedVersion()) users.save(user);
      if (user.snapshot().suspended()) sessions.endAll(id, Optional.empty());
      return user.snapshot();
    });
  }
}
