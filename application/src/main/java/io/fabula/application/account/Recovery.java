package io.fabula.application.account;

import io.fabula.domain.account.Email;
import io.fabula.domain.account.OneTimeToken;
import io.fabula.domain.account.OneTimeTokens;
import io.fabula.domain.account.Sessions;
import io.fabula.domain.account.User;
import io.fabula.domain.account.Users;
import io.fabula.domain.mail.Letter;
import io.fabula.domain.mail.Outbox;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.UnitOfWork;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What people do with the mail they get: prove that an address is theirs, choose another password. */
public final class Recovery {
  private final Users users;
  private final Sessions sessions;
  private final OneTimeTokens tokens;
  private final Outbox outbox;
  private final UnitOfWork unit;
  private final Registration.Tools tools;

  public Recovery(Users users, Sessions sessions, OneTimeTokens tokens, Outbox outbox, UnitOfWork unit,
      Registration.Tools tools) {
    this.users = users;
    this.sessions = sessions;
    this.tokens = tokens;
    this.outbox = outbox;
    this.unit = unit;
    this.tools = tools;
  }

  /** Asks for a mail with a link to a new password; nobody looks here whether there is an account. */
  public void forgot(String email, Locale language) {
    ask(AccountLetters.RESET_PASSWORD, email, language);
  }

  /** Asks for another mail that verifies the address; nobody looks here whether there is an account. */
  public void resendVerification(String email, Locale language) {
    ask(AccountLetters.VERIFY_EMAIL, email, language);
  }

  private void ask(String kind, String email, Locale language) {
    String address = new Email(email).value();
    unit.run(
        () -> outbox.add(Letter.ask(tools.ids().next(), kind, address, language, tools.clock().instant())));
  }

  /** Verifies the address of whoever has the token. */
  public User.Snapshot verifyEmail(String token) {
    return use(token, OneTimeToken.Purpose.VERIFY_EMAIL, (user, now) -> user.verifyEmail(now));
  }

  /** Sets another password for whoever has the token, and ends all of their sessions. */
  public void resetPassword(String token, String password) {
    User.checkedPassword("new_password", password);
    valid(token, OneTimeToken.Purpose.RESET_PASSWORD);
    String hash = tools.hashing().hash(password);
    use(token, OneTimeToken.Purpose.RESET_PASSWORD, (user, now) -> {
      user.changePassword(hash, now);
      // only who reads mail to this address could come here
      user.verifyEmail(now);
      sessions.endAll(user.snapshot().id(), Optional.empty());
    });
  }

  private User.Snapshot use(String secret, OneTimeToken.Purpose purpose, BiConsumer<User, Instant> verb) {
    return unit.run(() -> {
      OneTimeToken token = valid(secret, purpose);
      User user = users.hold(token.user()).orElseThrow(Recovery::badToken);
      if (!tokens.take(token.hash())) throw badToken();
      verb.accept(user, tools.clock().instant());
      if (user.snapshot().version() != user.loadedVersion()) users.save(user);
      tokens.drop(token.user(), purpose);
      return user.snapshot();
    });
  }

  private OneTimeToken valid(String secret, OneTimeToken.Purpose purpose) {
    return tokens.find(Secrets.hash(secret), purpose).filter(token -> !token.expired(tools.clock().instant()))
        .orElseThrow(Recovery::badToken);
  }

  private static DomainFailure badToken() {
    return SharedError.Invalid.failure("token", "account.bad_link");
  }
}
