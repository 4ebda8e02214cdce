package io.fabula.domain.account;

import io.fabula.domain.shared.InMemoryRows;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Sessions in memory. */
public final class InMemorySessions implements Sessions {
  private final InMemoryUnitOfWork unit;
  private final InMemoryRows<String, RefreshToken> tokens;
  private final InMemoryRows<String, String> revoked;

  public InMemorySessions(InMemoryUnitOfWork unit) {
    this.unit = unit;
    this.tokens = new InMemoryRows<>(unit);
    this.revoked = new InMemoryRows<>(unit);
  }

  @Override
  public void add(RefreshToken token) {
    tokens.put(token.hash(), token);
  }

  @Override
  public Optional<RefreshToken> find(String hash) {
    return tokens.find(hash);
  }

  @Override
  public boolean rotate(String hash, Instant now) {
    return unit.step(() -> {
      Optional<RefreshToken> unused = tokens.find(hash).filter(token -> token.rotatedAt().isEmpty());
      unused.ifPresent(token -> tokens.put(hash, new RefreshToken(hash, token.family(), token.user(),
          token.issuedAt(), token.expiresAt(), Optional.of(now))));
      return unused.isPresent();
    });
  }

  @Override
  public void endFamily(UUID family) {
    end(token -> token.family().equals(family));
  }

  @Override
  public void endAll(UserId user) {
    end(token -> token.user().equals(user));
  }

  private void end(Predicate<RefreshToken> condition) {
    unit.step(() -> {
      tokens.where(condition).forEach(token -> tokens.remove(token.hash()));
      return null;
    });
  }

  @Override
  public void revoke(AccessToken token) {
    revoked.put(token.id(), token.id());
  }

  @Override
  public boolean revoked(String accessTokenId) {
    return revoked.find(accessTokenId).isPresent();
  }
}
