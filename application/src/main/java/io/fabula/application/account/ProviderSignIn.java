package io.fabula.application.account;

import io.fabula.domain.account.AccountError;
import io.fabula.domain.account.Email;
import io.fabula.domain.account.IdentityProvider;
import io.fabula.domain.account.LinkedLogin;
import io.fabula.domain.account.LinkedLogins;
import io.fabula.domain.account.Sessions;
import io.fabula.domain.account.SignInAttempt;
import io.fabula.domain.account.SignInAttempts;
import io.fabula.domain.account.User;
import io.fabula.domain.account.UserId;
import io.fabula.domain.account.Users;
import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.UnitOfWork;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Coming in by an account elsewhere. */
public final class ProviderSignIn {
  /** A hash of zeros alone, in the form that hashes have: no password makes it. */
  private static final String NO_PASSWORD = "$argon2id$v=19$m=19456,t=2,p=1$" + "A".repeat(22) + "$"
      + "A".repeat(43);

  /** What remembers people who come in. */
  public record Memory(Users users, LinkedLogins linked, SignInAttempts attempts, Sessions sessions) {}

  /**
   * Somebody who is sent to the provider.
   *
   * @param browser what their browser has to bring back in a cookie
   */
  public record Departure(URI address, String browser) {}

  private final Optional<IdentityProvider> provider;
  private final Memory memory;
  private final UnitOfWork unit;
  private final Registration registration;
  private final SigningIn signingIn;
  private final Registration.Tools tools;

  /**
   * @param provider absent where none is configured
   */
  public ProviderSignIn(Optional<IdentityProvider> provider, Memory memory, UnitOfWork unit,
      Registration registration, SigningIn signingIn, Registration.Tools tools) {
    this.provider = provider;
    this.memory = memory;
    this.unit = unit;
    this.registration = registration;
    this.signingIn = signingIn;
    this.tools = tools;
  }

  public boolean enabled() {
    return provider.isPresent();
  }

  /** Sends somebody to the provider. */
  public Departure depart() {
    String state = Secrets.fresh(tools.chance());
    String browser = Secrets.fresh(tools.chance());
    var attempt = new SignInAttempt(Secrets.hash(state), Secrets.hash(browser), Secrets.fresh(tools.chance()),
        Secrets.fresh(tools.chance()), tools.clock().instant().plus(SignInAttempt.LIFETIME));
    URI address = configured().authorization(state, attempt);
    memory.attempts().add(attempt);
    return new Departure(address, browser);
  }

  /**
   * Takes somebody in who comes back. A state is good once, for the browser that left with it.
   *
   * @param code absent where the provider sends them back without one, because they did not want to
   */
  public TokenPair arrive(String state, Optional<String> code, Optional<String> browser, Locale language) {
    IdentityProvider known = configured();
    SignInAttempt attempt = memory.attempts().take(Secrets.hash(state))
        .filter(left -> !left.expired(tools.clock().instant()))
        .filter(left -> browser.filter(secret -> Secrets.hash(secret).equals(left.browser())).isPresent())
        .orElseThrow(() -> SharedError.Invalid.failure("state", "account.bad_state"));
    var identity = known.identify(code.orElseThrow(AccountError.WrongCredentials::failure), attempt);
    return signingIn.open(unit.run(() -> user(known.name(), identity, language)));
  }

  private User.Snapshot user(String name, IdentityProvider.Identity identity, Locale language) {
    var login = new LinkedLogin(name, identity.subject());
    Optional<User> linked = memory.linked().find(login).flatMap(memory.users()::find);
    if (linked.isPresent()) return linked.get().snapshot();
    Email email = Email.ofNewcomer(identity.email().orElseThrow(AccountError.WrongCredentials::failure));
    Optional<User> existing = memory.users().findByEmail(email);
    // whoever says that an address is theirs may be anyone
    if (existing.isPresent() && !identity.emailVerified()) throw AccountError.Taken.failure("email");
    User user = existing.isPresent() ? adopted(existing.get().snapshot().id())
        : registration.introduce(email, identity.emailVerified(), identity.name(), NO_PASSWORD, language);
    if (!memory.linked().add(login, user.snapshot().id())) throw SharedError.Overtaken.failure("login");
    return user.snapshot();
  }

  /**
   * An account with an address that the provider has verified. Where nobody had verified it here, the account
   * may be somebody else's who only knew the address: what they know and hold ends.
   */
  private User adopted(UserId id) {
    User user = memory.users().hold(id).orElseThrow(AccountError.WrongCredentials::failure);
    if (user.snapshot().emailVerified()) return user;
    user.verifyEmail(tools.clock().instant());
    user.changePassword(NO_PASSWORD, tools.clock().instant());
    memory.users().save(user);
    memory.sessions().endAll(id, Optional.empty());
    return user;
  }

  private IdentityProvider configured() {
    return provider.orElseThrow(() -> SharedError.NotFound.failure("provider"));
  }
}
