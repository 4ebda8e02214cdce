package io.fabula.domain.account;

import io.fabula.domain.shared.InMemoryRows;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Users in memory. */
public final class InMemoryUsers implements Users {
  private final InMemoryUnitOfWork unit;
  private final InMemoryRows<UserId, User.Snapshot> rows;

  public InMemoryUsers(InMemoryUnitOfWork unit) {
    this.unit = unit;
    this.rows = new InMemoryRows<>(unit);
  }

  @Override
  public void add(User user) {
    unit.step(() -> {
      User.Snapshot s = user.snapshot();
      refuseTaken("email", s.email(), User.Snapshot::email);
      refuseTaken("username", s.username().folded(), other -> other.username().folded());
      nickname(s).ifPresent(name -> refuseTaken("nickname", Optional.of(name), InMemoryUsers::nickname));
      rows.put(s.id(), s);
      return s;
    });
  }

  private <T> void refuseTaken(String field, T value, Function<User.Snapshot, T> of) {
    if (rows.any(other -> of.apply(other).equals(value))) throw AccountError.Taken.failure(field);
  }

  private static Optional<String> nickname(User.Snapshot user) {
    return user.nickname().map(name -> name.toLowerCase(Locale.ROOT));
  }

  @Override
  public Optional<User> find(UserId id) {
    return one(user -> user.id().equals(id));
  }

  @Override
  public Optional<User> findByEmail(Email email) {
    return one(user -> user.email().equals(email));
  }

  @Override
  public Optional<User> findByUsername(Username username) {
    return one(user -> user.username().folded().equals(username.folded()));
  }

  @Override
  public boolean anyWith(Role role) {
    return rows.any(user -> user.role() == role);
  }

  private Optional<User> one(Predicate<User.Snapshot> condition) {
    return rows.where(condition).stream().findFirst().map(User::restore);
  }
}
