package io.fabula.application.account;

import io.fabula.domain.account.AccountError;
import io.fabula.domain.account.Caller;
import io.fabula.domain.account.PasswordHashing;
import io.fabula.domain.account.Sessions;
import io.fabula.domain.account.User;
import io.fabula.domain.account.UserId;
import io.fabula.domain.account.Users;
import io.fabula.domain.account.leaving.Departures;
import io.fabula.domain.mail.Outbox;
import io.fabula.domain.shared.AnsweredRequests;
import io.fabula.domain.shared.UnitOfWork;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Going for good. In one unit of work the user is gone for everybody; then each room parts with what it kept of
 * them, piece by piece, so that an account of any size holds nobody up. What a dying server leaves undone is
 * finished by {@link #finish}.
 */
public final class Leaving {
  private static final System.Logger LOG = System.getLogger(Leaving.class.getName());
  private static final int AT_ONCE = 100;

  /** What the account room itself keeps of somebody. */
  public record Stores(Users users, Departures departures, Sessions sessions, Outbox outbox,
      AnsweredRequests answered) {}

  private final Stores stores;
  private final List<Belongings> belongings;
  private final PasswordHashing hashing;
  private final UnitOfWork unit;
  private final InstantSource clock;
  /** Whom this server is busy with. */
  private final Set<UserId> busy = ConcurrentHashMap.newKeySet();

  /**
   * @param belongings in the order in which rooms part with them, the one who removes the user's row among them
   */
  public Leaving(Stores stores, List<Belongings> belongings, PasswordHashing hashing, UnitOfWork unit,
      InstantSource clock) {
    this.stores = stores;
    this.belongings = List.copyOf(belongings);
    this.hashing = hashing;
    this.unit = unit;
    this.clock = clock;
  }

  /** Removes the caller and what is theirs; refused to who does not know the password. */
  public void leave(Caller caller, String password) {
    User.Snapshot known = stores.users().find(caller.id()).orElseThrow(AccountError.BadToken::failure)
        .snapshot();
    if (!hashing.matches(password, known.passwordHash())) throw AccountError.WrongPassword.failure();
    List<Runnable> partings = look(caller.id());
    busy.add(known.id());
    try {
      goes(known);
      part(known.id(), partings);
    } finally {
      busy.remove(known.id());
    }
  }

  private void goes(User.Snapshot known) {
    unit.run(() -> {
      User user = stores.users().hold(known.id()).orElseThrow(AccountError.BadToken::failure);
      if (!user.snapshot().passwordHash().equals(known.passwordHash()))
        throw AccountError.WrongPassword.failure();
      stores.sessions().endAll(known.id(), Optional.empty());
      stores.outbox().forget(known.email().value());
      stores.departures().leave(known.id(), clock.instant());
    });
  }

  /** The user is gone for everybody by now, so what cannot be removed yet fails nothing. */
  private void part(UserId user, List<Runnable> partings) {
    try {
      stores.answered().forget(user.toString());
      partings.forEach(Runnable::run);
    } catch (RuntimeException later) {
      LOG.log(System.Logger.Level.WARNING, "user " + user + " left, and not all could be removed yet", later);
    }
  }

  /** Goes on with those who left and are still in part here. */
  public void finish() {
    for (UserId user : stores.departures().leaving(AT_ONCE))
      if (!busy.contains(user)) part(user, look(user));
  }

  private List<Runnable> look(UserId user) {
    return belongings.stream().map(room -> room.partingFrom(user)).toList();
  }
}
