package io.fabula.bootstrap;

import io.fabula.application.account.AccountAdministration;
import io.fabula.application.account.AccountKeeping;
import io.fabula.application.account.AccountLetters;
import io.fabula.application.account.AccountModeration;
import io.fabula.application.account.Admission;
import io.fabula.application.account.Belongings;
import io.fabula.application.account.Faces;
import io.fabula.application.account.Leaving;
import io.fabula.application.account.Profiles;
import io.fabula.application.account.ProviderSignIn;
import io.fabula.application.account.Recovery;
import io.fabula.application.account.Registration;
import io.fabula.application.account.SigningIn;
import io.fabula.application.mail.LetterWriting;
import io.fabula.domain.account.AccessToken;
import io.fabula.domain.account.AccessTokens;
import io.fabula.domain.account.IdentityProvider;
import io.fabula.domain.account.OneTimeTokens;
import io.fabula.domain.account.Sessions;
import io.fabula.domain.job.JobQueue;
import io.fabula.domain.shared.AnsweredRequests;
import io.fabula.persistence.account.AccountSweep;
import io.fabula.persistence.account.Argon2PasswordHashing;
import io.fabula.persistence.account.JdbiDepartures;
import io.fabula.persistence.account.JdbiLinkedLogins;
import io.fabula.persistence.account.JdbiOneTimeTokens;
import io.fabula.persistence.account.JdbiSessions;
import io.fabula.persistence.account.JdbiSpentProofs;
import io.fabula.persistence.account.JdbiUsers;
import io.fabula.rest.account.AccountRoutes;
import io.fabula.rest.account.EnvelopedAccountRoutes;
import io.fabula.rest.account.LeavingRoutes;
import io.fabula.rest.account.OwnAccount;
import io.fabula.rest.account.ProfileRoutes;
import io.fabula.rest.account.ProofRoutes;
import io.fabula.rest.account.ProviderRoutes;
import io.fabula.rest.account.Takeout;
import io.fabula.rest.http.Routes;
import io.fabula.rest.openid.OpenIdProvider;
import io.fabula.rest.security.AltchaProofOfWork;
import io.fabula.rest.security.JwtAccessTokens;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Who people are, and how they come in. */
record AccountRoom(Ground ground, MailRoom mail, JdbiUsers users, Sessions sessions, OneTimeTokens links,
    AccessTokens tokens, Admission admission, Registration.Tools tools, Registration registration,
    SigningIn signingIn) {
  private static final Duration SWEEP = Duration.ofHours(1);
  private static final Duration FINISHING = Duration.ofMinutes(1);

  static AccountRoom on(Ground ground, MailRoom mail) {
    var database = ground.database();
    var settings = ground.settings();
    var users = new JdbiUsers(database);
    var sessions = new JdbiSessions(database, ground.clock());
    byte[] key = settings.jwtSecret().map(secret -> secret.value().getBytes(StandardCharsets.UTF_8))
        .orElseGet(ground.folder()::jwtKey);
    var tokens = new JwtAccessTokens(key, ground.ids(), ground.clock());
    var tools = new Registration.Tools(new Argon2PasswordHashing(), ground.ids(), ground.chance(),
        ground.clock());
    var admission = new Admission(new AltchaProofOfWork(key, settings.door().proofCost()),
        new JdbiSpentProofs(database), settings.door().proofRequired(), ground.clock());
    var room = new AccountRoom(ground, mail, users, sessions, new JdbiOneTimeTokens(database), tokens,
        admission, tools, new Registration(users, mail.outbox(), database, admission, tools),
        new SigningIn(users, sessions, database,
            new SigningIn.Tools(tokens, tools.hashing(), ground.chance(), ground.clock())));
    settings.admin()
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
  void rounds(JobQueue queue, Leaving leaving) {
    queue.every("account.leaving", FINISHING, leaving::finish);
    var sweep = new AccountSweep(ground.database(), ground.clock());
    queue.every("account.sweep", SWEEP, sweep::sweep);
  }

  /** Writes the letters of this room. */
  LetterWriting letters() {
    return new AccountLetters(users, links, ground.chance(), ground.clock(), ground.settings().publicUrl());
  }

  /**
   * How people go.
   *
   * @param before what other rooms part with while the user's row is still there
   * @param after what they part with when it is not
   */
  Leaving leaving(List<Belongings> before, AnsweredRequests answered, Belongings after) {
    var departures = new JdbiDepartures(ground.database());
    var all = new ArrayList<>(before);
    all.add(user -> () -> departures.remove(user));
    all.add(after);
    return new Leaving(new Leaving.Stores(users, departures, sessions, mail.outbox(), answered), all,
        tools.hashing(), ground.database(), ground.clock());
  }

  /**
   * @param faces the pictures that users may wear
   * @param works what other rooms count of what users make
   * @param leaving how they go
   * @param takeouts what they can take along
   */
  List<Routes> routes(Faces faces, Profiles.Works works, Leaving leaving,
      Supplier<List<Takeout>> takeouts) {
    var accounts = new AccountKeeping(users, users, sessions, ground.database(), tools.hashing(),
        ground.clock());
    var recovery = new Recovery(users, sessions, links, mail.outbox(), ground.database(), tools);
    var own = new OwnAccount(accounts, faces);
    var administration = new AccountAdministration(users, users, ground.database(), tools);
    return List.of(new AccountRoutes(registration, signingIn, accounts, own),
        new ProfileRoutes(new Profiles(users, works), own, administration),
        new LeavingRoutes(leaving, accounts, takeouts),
        new ProofRoutes(admission, recovery),
        new ProviderRoutes(google(), ground.settings().publicUrl()),
        new EnvelopedAccountRoutes(signingIn, accounts));
  }

  private ProviderSignIn google() {
    var linked = new JdbiLinkedLogins(ground.database());
    var callback = URI.create(ground.settings().publicUrl() + "/api/auth/google/callback");
    Optional<IdentityProvider> provider = ground.settings().google()
        .map(google -> new OpenIdProvider(new OpenIdProvider.Registration("google", google.issuer(),
            google.clientId(), google.clientSecret().value(), callback), ground.clock()));
    return new ProviderSignIn(provider, new ProviderSignIn.Memory(users, linked, linked, sessions),
        ground.database(), registration, signingIn, tools);
  }
}
