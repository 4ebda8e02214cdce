package io.fabula.domain.account;

import io.fabula.domain.shared.InMemoryRows;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import java.util.Optional;

/** Links in memory. */
public final class InMemoryOneTimeTokens implements OneTimeTokens {
  private final InMemoryUnitOfWork unit;
  private final InMemoryRows<String, OneTimeToken> tokens;

  public InMemoryOneTimeTokens(InMemoryUnitOfWork unit) {
    this.unit = unit;
    this.tokens = new InMemoryRows<>(unit);
  }

  @Override
  public void add(OneTimeToken token) {
    tokens.put(token.hash(), token);
  }

  @Override
  public Optional<OneTimeToken> find(String hash, OneTimeToken.Purpose purpose) {
    return tokens.find(hash).filter(token -> token.purpose() == purpose);
  }

  @Override
  public boolean take(String hash) {
    return unit.step(() -> {
      boolean there = tokens.find(hash).isPresent();
      if (there) tokens.remove(hash);
      return there;
    });
  }

  @Override
  public void drop(UserId user, OneTimeToken.Purpose purpose) {
    unit.step(() -> {
      tokens.where(token -> token.user().equals(user) && token.purpose() == purpose)
          .forEach(token -> tokens.remove(token.hash()));
      return user;
    });
  }
}
