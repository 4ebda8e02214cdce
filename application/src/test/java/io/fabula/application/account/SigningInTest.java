package io.fabula.application.account;

import static io.fabula.domain.shared.Refusals.assertInvalid;
import static io.fabula.domain.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabula.domain.account.AccessToken;
import io.fabula.domain.account.AccessTokens;
import io.fabula.domain.account.AccountError;
import io.fabula.domain.account.Caller;
import io.fabula.domain.account.InMemoryOneTimeTokens;
import io.fabula.domain.account.InMemorySessions;
import io.fabula.domain.account.InMemorySpentProofs;
import io.fabula.domain.account.InMemoryUsers;
import io.fabula.domain.account.RefreshToken;
import io.fabula.domain.account.Role;
import io.fabula.domain.account.User;
import io.fabula.domain.account.UserId;
import io.fabula.domain.mail.InMemoryOutbox;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.Fault;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.UuidV7;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SigningInTest {
  private static final String PASSWORD = "correct horse";

  private final HandClock clock = new HandClock();
  private final InMemoryUnitOfWork unit = new InMemoryUnitOfWork();
  private final InMemoryUsers users = new InMemoryUsers(unit);
  private final InMemorySessions sessions = new InMemorySessions(unit);
  private final Tokens tokens = new Tokens();
  private final Reversing hashing = new Reversing();
  private final InMemoryOutbox outbox = new InMemoryOutbox(unit);
  private final Registration registration = new Registration(users, outbox, unit,
      new Admission(new CountedProofs(), new InMemorySpentProofs(unit), false, clock),
      new Registration.Tools(hashing, new UuidV7(clock, new Random(7)), new Random(8), clock));
  private final SigningIn signingIn = new SigningIn(users, sessions, unit,
      new SigningIn.Tools(tokens, hashing, new Random(9), clock));

  @Test
  void everything_that_is_wrong_with_a_registration_is_named_at_once() {
    assertThatThrownBy(
        () -> registration.register(asked("no address", "short", Optional.of("a b"))))
        .isInstanceOfSatisfying(DomainFailure.class, failure -> assertThat(
            ((SharedError.Invalid) failure.error()).faults()).extracting(Fault::field)
            .containsExactly("email", "password", "username"));
  }

  @Test
  void a_username_is_made_of_the_email_and_kept_free() {
    User.Snapshot first = register("mira@example.org");
    User.Snapshot second = register("mira@example.com");

    assertThat(first.username().value()).isEqualTo("mira");
    assertThat(second.username().value()).matches("mira-\\d{3,6}");
    assertThat(first.role()).isEqualTo(Role.USER);
  }

  @Test
  void a_chosen_name_that_is_taken_is_refused_and_so_is_a_taken_email() {
    register("mira@example.org");

    assertRefused(AccountError.Taken.failure("username"),
        () -> registration.register(asked("new@example.org", PASSWORD,
            Optional.of("MIRA"))));
    assertRefused(AccountError.Taken.failure("email"), () -> register("Mira@Example.org"));
    assertInvalid("password",
        () -> registration.register(asked("new@example.org", "short", Optional.empty())));
  }

  @Test
  void the_first_admin_is_made_once() {
    assertThat(registration.firstAdmin("admin@example.org", PASSWORD)).isTrue();
    assertThat(registration.firstAdmin("other@example.org", PASSWORD)).isFalse();
    assertThat(users.anyWith(Role.ADMIN)).isTrue();
  }

  @Test
  void a_login_goes_by_email_or_username_whatever_their_case() {
    User.Snapshot user = register("mira@example.org");

    assertThat(login("MIRA@example.org").user()).isEqualTo(user);
    assertThat(signingIn.login(Optional.empty(), Optional.of("Mira"), PASSWORD).user()).isEqualTo(user);
  }

  @Test
  void a_wrong_password_and_an_unknown_or_impossible_account_are_the_same_refusal() {
    register("mira@example.org");

    for (String email : new String[]{"mira@example.org", "nobody@example.org", "no email"}) {
      assertRefused(AccountError.WrongCredentials.failure(),
          () -> signingIn.login(Optional.of(email), Optional.empty(), "wrong password"));
    }
    assertInvalid("email", () -> signingIn.login(Optional.empty(), Optional.empty(), PASSWORD));
  }

  @Test
  void an_unknown_account_takes_the_same_work_as_a_wrong_password_and_a_suspended_user() {
    register("mira@example.org");
    new AccountModeration(users, sessions, unit, clock).suspend(register("anna@example.org").id());

    for (String name : new String[]{"mira", "mira@example.org", "nobody", "nobody@example.org", "no name!",
        "anna", "00000000-0000-7000-8000-000000000000"}) {
      int before = hashing.hashings;
      assertRefused(AccountError.WrongCredentials.failure(), () -> signingIn.loginAs(name, "wrong password"));
      assertThat(hashing.hashings - before).as(name).isEqualTo(1);
    }
    int before = hashing.hashings;
    assertRefused(AccountError.WrongCredentials.failure(), () -> signingIn.loginAs("anna", PASSWORD));
    assertThat(hashing.hashings - before).isEqualTo(1);
  }

  @Test
  void asking_for_mail_is_one_letter_whether_anybody_lives_there() {
    register("mira@example.org");
    outbox.claim(clock.instant(), Instant.MAX).orElseThrow();
    var recovery = new Recovery(users, sessions, new InMemoryOneTimeTokens(unit), outbox, unit,
        new Registration.Tools(hashing, new UuidV7(clock, new Random(7)), new Random(8), clock));
    int before = hashing.hashings;

    for (String email : new String[]{"mira@example.org", "nobody@example.org"}) {
      recovery.forgot(email, Locale.KOREAN);
      recovery.resendVerification(email, Locale.KOREAN);
      for (int i = 0; i < 2; i++) {
        assertThat(outbox.claim(clock.instant(), Instant.MAX).map(io.fabula.domain.mail.Letter::to))
            .contains(email);
      }
      assertThat(outbox.claim(clock.instant(), Instant.MAX)).isEmpty();
    }
    assertThat(hashing.hashings).isEqualTo(before);
  }

  @Test
  void a_refresh_token_is_good_once_and_its_successor_too() {
    register("mira@example.org");
    TokenPair first = login("mira@example.org");

    TokenPair second = signingIn.refresh(first.refreshToken());
    TokenPair third = signingIn.refresh(second.refreshToken());

    assertThat(third.refreshToken()).isNotIn(first.refreshToken(), second.refreshToken());
  }

  @Test
  void a_token_used_twice_ends_its_session_and_no_other() {
    register("mira@example.org");
    TokenPair stolen = login("mira@example.org");
    TokenPair elsewhere = login("mira@example.org");
    TokenPair next = signingIn.refresh(stolen.refreshToken());

    assertRefused(AccountError.BadToken.failure(), () -> signingIn.refresh(stolen.refreshToken()));
    assertRefused(AccountError.BadToken.failure(), () -> signingIn.refresh(next.refreshToken()));
    assertThat(signingIn.refresh(elsewhere.refreshToken()).user()).isEqualTo(elsewhere.user());
  }

  @Test
  void an_expired_or_unknown_token_is_refused() {
    register("mira@example.org");
    TokenPair pair = login("mira@example.org");
    clock.pass(RefreshToken.LIFETIME);

    assertRefused(AccountError.BadToken.failure(), () -> signingIn.refresh(pair.refreshToken()));
    assertRefused(AccountError.BadToken.failure(), () -> signingIn.refresh("unknown"));
  }

  @Test
  void a_logout_ends_one_session_or_all_and_the_access_token_with_it() {
    register("mira@example.org");
    TokenPair one = login("mira@example.org");
    TokenPair two = login("mira@example.org");
    AccessToken access = tokens.read(one.accessToken(), clock.instant()).orElseThrow();

    signingIn.logout(access, Optional.of(one.refreshToken()));

    assertThat(sessions.revoked(access)).isTrue();
    assertRefused(AccountError.BadToken.failure(), () -> signingIn.refresh(one.refreshToken()));
    TokenPair still = signingIn.refresh(two.refreshToken());
    signingIn.logout(tokens.read(still.accessToken(), clock.instant()).orElseThrow(), Optional.empty());
    assertRefused(AccountError.BadToken.failure(), () -> signingIn.refresh(still.refreshToken()));
  }

  @Test
  void a_proof_that_was_overtaken_opens_nothing() {
    User.Snapshot proven = register("mira@example.org");
    User user = users.find(proven.id()).orElseThrow();
    user.changePassword("another", clock.instant());
    users.save(user);

    assertRefused(AccountError.WrongCredentials.failure(), () -> signingIn.open(proven));
  }

  @Test
  void who_is_suspended_meanwhile_does_not_come_in() {
    User.Snapshot proven = register("mira@example.org");
    var moderation = new AccountModeration(users, sessions, unit, clock);
    TokenPair before = signingIn.open(proven);

    moderation.suspend(proven.id());

    assertRefused(AccountError.WrongCredentials.failure(), () -> signingIn.open(proven));
    assertRefused(AccountError.WrongCredentials.failure(), () -> login("mira@example.org"));
    assertRefused(AccountError.BadToken.failure(), () -> signingIn.refresh(before.refreshToken()));
    assertThat(sessions.revoked(tokens.read(before.accessToken(), clock.instant()).orElseThrow())).isTrue();
    long version = moderation.suspend(proven.id()).version();
    assertThat(version).isEqualTo(moderation.suspend(proven.id()).version());

    moderation.reinstate(proven.id());
    assertThat(login("mira@example.org").user().suspended()).isFalse();
    assertRefused(SharedError.NotFound.failure("user"),
        () -> moderation.suspend(new UserId(new java.util.UUID(0, 0))));
  }

  @Test
  void nobody_logs_out_somebody_else() {
    register("mira@example.org");
    register("anna@example.org");
    TokenPair miras = login("mira@example.org");
    AccessToken annas = tokens.read(login("anna@example.org").accessToken(), clock.instant()).orElseThrow();

    signingIn.logout(annas, Optional.of(miras.refreshToken()));

    assertThat(signingIn.refresh(miras.refreshToken()).user()).isEqualTo(miras.user());
  }

  private User.Snapshot register(String email) {
    return registration.register(asked(email, PASSWORD, Optional.empty()));
  }

  private static Register asked(String email, String password, Optional<String> username) {
    return new Register(email, password, username, Optional.empty(), Optional.empty(), Locale.ENGLISH);
  }

  private TokenPair login(String email) {
    return signingIn.login(Optional.of(email), Optional.empty(), PASSWORD);
  }

  /** Numbered tokens. */
  private static final class Tokens implements AccessTokens {
    private final Map<String, AccessToken> issued = new HashMap<>();

    @Override
    public String issue(Caller caller, UUID session, Instant now) {
      String id = "token-" + issued.size();
      issued.put(id, new AccessToken(id, caller, session, now.plus(LIFETIME)));
      return id;
    }

    @Override
    public Optional<AccessToken> read(String token, Instant now) {
      return Optional.ofNullable(issued.get(token));
    }
  }
}
