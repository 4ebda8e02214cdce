package io.fabula.domain.account;

import io.fabula.domain.shared.InMemoryRows;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import java.util.Optional;

/** Accounts elsewhere, and who is away there, in memory. */
public final class InMemoryLinkedLogins implements LinkedLogins, SignInAttempts {
  private final InMemoryUnitOfWork unit;
  private final InMemoryRows<LinkedLogin, UserId> linked;
  private final InMemoryRows<String, SignInAttempt> attempts;

  public InMemoryLinkedLogins(InMemoryUnitOfWork unit) {
    this.unit = unit;
    this.linked = new InMemoryRows<>(unit);
    this.attempts = new InMemoryRows<>(unit);
  }

  @Override
  public Optional<UserId> find(LinkedLogin login) {
    return linked.find(login);
  }

  @Override
  public boolean add(LinkedLogin login, UserId user) {
    return unit.step(() -> {
      boolean free = linked.find(login).isEmpty();
      if (free) linked.put(login, user);
      return free;
    });
  }

  @Override
  public void add(SignInAttempt attempt) {
    attempts.put(attempt.state(), attempt);
  }

  @Override
  public Optional<SignInAttempt> take(String state) {
    return unit.step(() -> {
      Optional<SignInAttempt> attempt = attempts.find(state);
      attempt.ifPresent(found -> attempts.remove(state));
      return attempt;
    });
  }
}
