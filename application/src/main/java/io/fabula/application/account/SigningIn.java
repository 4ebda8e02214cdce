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
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Sessions: from a login, over refreshes, to a logout. */
public final class SigningIn {
  private static final int REFRESH_TOKEN_BYTES = 32;

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
    Optional<User> known = find(email, username);
    if (known.isEmpty()) {
      tools.hashing().pretend(password);
      throw AccountError.WrongCredentials.failure();
    }
    User.Snapshot user = known.get().snapshot();
    if (!tools.hashing().matches(password, user.passwordHash()))
      throw AccountError.WrongCredentials.failure();
    return open(user);
  }

  /** A new session for somebody who has proven who they are. */
  public TokenPair open(User.Snapshot user) {
    Instant now = tools.clock().instant();
    String secret = newSecret();
    sessions
        .add(RefreshToken.issue(hash(secret), new UUID(tools.chance().nextLong(), tools.chance().nextLong()),
            user.id(), now));
    return pair(user, secret, now);
  }

  /** Trades a refresh token for the next pair. A token used twice ends its whole session. */
  public TokenPair refresh(String secret) {
    Instant now = tools.clock().instant();
    RefreshToken token = sessions.find(hash(secret)).filter(found -> !found.expired(now))
        .orElseThrow(AccountError.BadToken::failure);
    User.Snapshot user = users.find(token.user()).orElseThrow(AccountError.BadToken::failure).snapshot();
    String nextSecret = newSecret();
    boolean first = unit.run(() -> {
      boolean rotated = token.rotatedAt().isEmpty() && sessions.rotate(token.hash(), now);
      if (rotated) sessions.add(RefreshToken.issue(hash(nextSecret), token.family(), token.user(), now));
      else sessions.endFamily(token.family());
      return rotated;
    });
    if (!first) throw AccountError.BadToken.failure();
    return pair(user, nextSecret, now);
  }

  /** Ends the session of a refresh token, or all of the caller's; the access token dies with it. */
  public void logout(AccessToken accessToken, Optional<String> refreshToken) {
    UserId user = accessToken.caller().id();
    unit.run(() -> {
      if (refreshToken.isEmpty()) sessions.endAll(user);
      refreshToken.flatMap(secret -> sessions.find(hash(secret)))
          .filter(token -> token.user().equals(user))
          .ifPresent(token -> sessions.endFamily(token.family()));
      sessions.revoke(accessToken);
    });
  }

  public User.Snapshot me(Caller caller) {
    return users.find(caller.id()).orElseThrow(AccountError.BadToken::failure).snapshot();
  }

  private Optional<User> find(Optional<String> email, Optional<String> username) {
    if (email.isEmpty() && username.isEmpty())
      throw SharedError.Invalid.failure("email", "account.email_or_username");
    try {
      return email.map(Email::new).flatMap(users::findByEmail)
          .or(() -> email.isPresent() ? Optional.empty()
              : username.map(Username::new).flatMap(users::findByUsername));
    } catch (DomainFailure malformed) {
      // a name that no account can have is an account that does not exist
      return Optional.empty();
    }
  }

  private TokenPair pair(User.Snapshot user, String secret, Instant now) {
    String access = tools.accessTokens().issue(new Caller(user.id(), user.role()), now);
    return new TokenPair(access, AccessTokens.LIFETIME, secret, user);
  }

  private String newSecret() {
    var bytes = new byte[REFRESH_TOKEN_BYTES];
    tools.chance().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String hash(String secret) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
