package io.fabula.application.account;

import io.fabula.domain.account.AccessToken;
import io.fabula.domain.account.AccessTokens;
import io.fabula.domain.account.AccountError;
import io.fabula.domain.account.Caller;
import io.fabula.domain.account.Email;
import io.fabula.domain.account.PasswordHashing;
import io.fabula.domain.account.RefreshToken;
import io.fabula.domain.account.Sessions;
import io.fabula.domain.account.User;
import io.fabula.domain.account.UserId;
import io.fabula.domain.account.Username;
import io.fabula.domain.account.Users;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Sessions: from a login, over refreshes, to a logout. */
public final class SigningIn {
  private static final int UUID_LENGTH = 36;

  /** What sessions are made of. */
  public record Tools(AccessTokens accessTokens, PasswordHashing hashing, RandomGenerator chance,
      InstantSource clock) {}

  private final Users users;
  private final Sessions sessions;
  private final UnitOfWork unit;
  private final Tools tools;

  public SigningIn(Users users, Sessions sessions, UnitOfWork unit, Tools tools) {
    this.users = users;
    this.sessions = sessions;
    this.unit = unit;
    this.tools = tools;
  }

  /** Takes the same time, and says the same, for an unknown account and a wrong password. */
  public TokenPair login(Optional<String> email, Optional<String> username, String password) {
    if (email.isEmpty() && username.isEmpty())
      throw SharedError.Invalid.failure("email", "account.email_or_username");
    return enter(email.isPresent() ? () -> users.findByEmail(new Email(email.get()))
        : () -> users.findByUsername(new Username(username.orElseThrow())), password);
  }

  /**
   * As {@link #login}, by whatever names an account.
   *
   * @param name its id, email or username
   */
  public TokenPair loginAs(String name, String password) {
    if (name.contains("@")) return login(Optional.of(name), Optional.empty(), password);
    return enter(() -> id(name).flatMap(users::find).or(() -> users.findByUsername(new Username(name))),
        password);
  }

  private static Optional<UserId> id(String text) {
    try {
      return text.length() == UUID_LENGTH ? Optional.of(new UserId(UUID.fromString(text))) : Optional.empty();
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private TokenPair enter(Supplier<Optional<User>> search, String password) {
    Optional<User.Snapshot> known = found(search).map(User::snapshot);
    if (known.isEmpty()) tools.hashing().pretend(password);
    return open(known.filter(user -> tools.hashing().matches(password, user.passwordHash()))
        .orElseThrow(AccountError.WrongCredentials::failure));
  }

  /** A name that no account can have is an account that does not exist. */
  private static Optional<User> found(Supplier<Optional<User>> search) {
    try {
      return search.get();
    } catch (DomainFailure malformed) {
      if (malformed.error() instanceof SharedError.Invalid) return Optional.empty();
      throw malformed;
    }
  }

  /**
   * A new session for somebody who has proven who they are. Refused where they were locked out or got
   * another password since the proof: then it proves nothing any more.
   */
  public TokenPair open(User.Snapshot user) {
    Instant now = tools.clock().instant();
    String secret = Secrets.fresh(tools.chance());
    var family = new UUID(tools.chance().nextLong(), tools.chance().nextLong());
    unit.run(() -> {
      boolean stillProven = users.hold(user.id()).map(User::snapshot).filter(held -> !held.suspended()
          && held.passwordHash().equals(user.passwordHash())).isPresent();
      if (!stillProven) throw AccountError.WrongCredentials.failure();
      sessions.add(RefreshToken.issue(Secrets.hash(secret), family, user.id(), now));
    });
    return pair(user, family, secret, now);
  }

  /**
   * Trades a refresh token for the next pair. A token used twice ends its whole session, with all its
   * access tokens: of many who use one at once, one gets a pair, and that is dead as soon as the second
   * came.
   */
  public TokenPair refresh(String secret) {
    Instant now = tools.clock().instant();
    RefreshToken token = sessions.find(Secrets.hash(secret)).filter(found -> !found.expired(now))
        .orElseThrow(AccountError.BadToken::failure);
    User.Snapshot user = users.find(token.user()).orElseThrow(AccountError.BadToken::failure).snapshot();
    String nextSecret = Secrets.fresh(tools.chance());
    boolean first = unit.run(() -> {
      boolean rotated = sessions.rotate(token.hash(), now);
      if (rotated) {
        sessions.add(RefreshToken.issue(Secrets.hash(nextSecret), token.family(), token.user(), now));
      } else {
        sessions.endFamily(token.family());
      }
      return rotated;
    });
    if (!first) throw AccountError.BadToken.failure();
    return pair(user, token.family(), nextSecret, now);
  }

  /** Ends the session of a refresh token, or all of the caller's; the access token dies with it. */
  public void logout(AccessToken accessToken, Optional<String> refreshToken) {
    UserId user = accessToken.caller().id();
    unit.run(() -> {
      if (refreshToken.isEmpty()) sessions.endAll(user, Optional.empty());
      refreshToken.flatMap(secret -> sessions.find(Secrets.hash(secret)))
          .filter(token -> token.user().equals(user))
          .ifPresent(token -> sessions.endFamily(token.family()));
      sessions.revoke(accessToken);
    });
  }

  private TokenPair pair(User.Snapshot user, UUID family, String secret, Instant now) {
    String access = tools.accessTokens().issue(new Caller(user.id(), user.role()), family, now);
    return new TokenPair(access, AccessTokens.LIFETIME, secret, user);
  }
}
