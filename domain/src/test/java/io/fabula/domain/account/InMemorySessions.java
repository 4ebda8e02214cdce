package io.fabula.domain.account;

import io.fabula.domain.shared.InMemoryRows;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Sessions in memory. */
public final class InMemorySessions implements Sessions {
  private final InMemoryUnitOfWork unit;
  private final InMemoryRows<String, RefreshToken> tokens;
  private final InMemoryRows<String, String> ended;

  public InMemorySessions(InMemoryUnitOfWork unit) {
    this.unit = unit;
    this.tokens = new InMemoryRows<>(unit);
    this.ended = new InMemoryRows<>(unit);
  }

  @Override
  public void add(RefreshToken token) {
    tokens.put(token.hash(), token);
  }

  @Override
  public Optional<RefreshToken> find(String hash) {
    return tokens.find(hash).filter(token -> ended.find(token.family().toString()).isEmpty());
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
    unit.step(() -> {
      ended.put(family.toString(), family.toString());
      tokens.where(token -> token.family().equals(family)).forEach(token -> tokens.remove(token.hash()));
      return family;
    });
  }

  @Override
  public void endAll(UserId user, Optional<UUID> spared) {
    unit.step(() -> {
      tokens.where(token -> token.user().equals(user)).stream().map(RefreshToken::family).distinct()
          .filter(family -> !spared.equals(Optional.of(family))).forEach(this::endFamily);
      return user;
    });
  }

  @Override
  public void revoke(AccessToken token) {
    ended.put(token.id(), token.id());
  }

  @Override
  public boolean revoked(AccessToken token) {
    return ended.find(token.id()).isPresent() || ended.find(token.session().toString()).isPresent();
  }
}
