package io.fabula.bootstrap;

import io.fabula.application.account.AccountKeeping;
import io.fabula.application.account.AccountModeration;
import io.fabula.application.account.Registration;
import io.fabula.application.account.SigningIn;
import io.fabula.domain.account.AccessToken;
import io.fabula.domain.account.AccessTokens;
import io.fabula.domain.account.PasswordHashing;
import io.fabula.domain.account.Sessions;
import io.fabula.domain.job.JobQueue;
import io.fabula.persistence.account.AccountSweep;
import io.fabula.persistence.account.Argon2PasswordHashing;
import io.fabula.persistence.account.JdbiSessions;
import io.fabula.persistence.account.JdbiUsers;
import io.fabula.rest.account.AccountRoutes;
import io.fabula.rest.account.EnvelopedAccountRoutes;
import io.fabula.rest.http.Routes;
import io.fabula.rest.security.JwtAccessTokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who people are, and how they come in. */
record AccountRoom(Ground ground, JdbiUsers users, Sessions sessions, AccessTokens tokens,
    PasswordHashing hashing, Registration registration, SigningIn signingIn) {
  static AccountRoom on(Ground ground) {
    var users = new JdbiUsers(ground.database());
    var sessions = new JdbiSessions(ground.database(), ground.clock());
    var hashing = new Argon2PasswordHashing();
    var tokens = new JwtAccessTokens(
        ground.settings().jwtSecret().map(secret -> secret.value().getBytes(StandardCharsets.UTF_8))
            .orElseGet(ground.folder()::jwtKey),
        ground.ids(), ground.clock());
    var room = new AccountRoom(ground, users, sessions, tokens, hashing,
        new Registration(users, hashing, ground.ids(), ground.chance(), ground.clock()),
        new SigningIn(users, sessions, ground.database(),
            new SigningIn.Tools(tokens, hashing, ground.chance(), ground.clock())));
    ground.settings().admin()
        .ifPresent(admin -> room.registration.firstAdmin(admin.email(), admin.password().value()));
    return room;
  }

  /** Whom a token speaks for, unless it was revoked. */
  Optional<AccessToken> caller(String token) {
    return tokens.read(token, ground.clock().instant()).filter(read -> !sessions.revoked(read));
  }

  /** Locks people out. */
  AccountModeration moderation() {
    return new AccountModeration(users, sessions, ground.database(), ground.clock());
  }

  /** What has expired is thrown away once in a while. */
  void rounds(JobQueue queue) {
    var sweep = new AccountSweep(ground.database(), ground.clock());
    queue.every("account.sweep", Duration.ofHours(1), sweep::sweep);
  }

  List<Routes> routes() {
    var accounts = new AccountKeeping(users, users, sessions, ground.database(), hashing, ground.clock());
    return List.of(new AccountRoutes(registration, signingIn, accounts),
        new EnvelopedAccountRoutes(signingIn, accounts));
  }
}
