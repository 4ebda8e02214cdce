package io.fabula.domain.account;

import io.fabula.domain.account.leaving.Departures;
import io.fabula.domain.shared.Cursor;
import io.fabula.domain.shared.InMemoryListing;
import io.fabula.domain.shared.InMemoryRows;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.SharedError;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Users in memory. */
public final class InMemoryUsers implements Users, Nicknames, People, Departures {
  private final InMemoryUnitOfWork unit;
  private final InMemoryRows<UserId, User.Snapshot> rows;
  private final InMemoryRows<UserId, Instant> leaving;

  public InMemoryUsers(InMemoryUnitOfWork unit) {
    this.unit = unit;
    this.rows = new InMemoryRows<>(unit);
    this.leaving = new InMemoryRows<>(unit);
  }

  @Override
  public void add(User user) {
    unit.step(() -> {
      User.Snapshot s = user.snapshot();
      refuseTakenNames(s);
      rows.put(s.id(), s);
      return s;
    });
  }

  @Override
  public void save(User user) {
    unit.step(() -> {
      User.Snapshot s = user.snapshot();
      refuseTakenNames(s);
      if (rows.find(s.id()).filter(row -> row.version() == user.loadedVersion()).isEmpty())
        throw SharedError.Overtaken.failure("user");
      rows.put(s.id(), s);
      return s;
    });
  }

  private void refuseTakenNames(User.Snapshot s) {
    refuseTaken("email", s, User.Snapshot::email);
    refuseTaken("username", s, user -> user.username().folded());
    if (s.nickname().isPresent()) refuseTaken("nickname", s, InMemoryUsers::nickname);
  }

  private <T> void refuseTaken(String field, User.Snapshot user, Function<User.Snapshot, T> of) {
    boolean taken = rows
        .any(other -> !other.id().equals(user.id()) && of.apply(other).equals(of.apply(user)));
    if (taken) throw AccountError.Taken.failure(field);
  }

  private static Optional<String> nickname(User.Snapshot user) {
    return user.nickname().map(name -> name.toLowerCase(Locale.ROOT));
  }

  @Override
  public Optional<User> find(UserId id) {
    return one(user -> user.id().equals(id));
  }

  /** Units run one at a time, so who is in one holds everybody. */
  @Override
  public Optional<User> hold(UserId id) {
    return find(id);
  }

  @Override
  public boolean taken(String nickname) {
    return rows.any(user -> nickname(user).equals(Optional.of(nickname.toLowerCase(Locale.ROOT))));
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

  @Override
  public Page<User.Snapshot> list(Optional<String> text, Optional<Role> role, PageRequest page) {
    return new InMemoryListing<User.Snapshot>(s -> Cursor.of(s.createdAt().toEpochMilli(), s.id())).page(
        rows.where(s -> role.stream().allMatch(s.role()::equals)
            && text.map(wanted -> wanted.toLowerCase(Locale.ROOT)).stream().allMatch(
                wanted -> s.email().value().contains(wanted) || s.username().folded().contains(wanted)
                    || nickname(s).filter(name -> name.contains(wanted)).isPresent())),
        page);
  }

  @Override
  public void leave(UserId user, Instant now) {
    unit.step(() -> {
      if (rows.find(user).isPresent()) leaving.put(user, now);
      rows.remove(user);
      return user;
    });
  }

  @Override
  public List<UserId> leaving(int atMost) {
    return unit.step(() -> leaving.keys().stream()
        .sorted(Comparator.comparing(user -> leaving.find(user).orElseThrow())).limit(atMost).toList());
  }

  @Override
  public void remove(UserId user) {
    leaving.remove(user);
  }

  private Optional<User> one(Predicate<User.Snapshot> condition) {
    return rows.where(condition).stream().findFirst().map(User::restore);
  }
}
