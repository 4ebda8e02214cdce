package io.fabula.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.shared.AtOnce;
import io.fabula.domain.shared.HandClock;
import org.junit.jupiter.api.Test;

/** What all {@link OneTimeTokens} keep to. */
public interface OneTimeTokensContract {
  OneTimeTokens subject();

  /** A user who exists, another one with every call. */
  UserId user();

  private static OneTimeToken token(UserId user, OneTimeToken.Purpose purpose) {
    return OneTimeToken.issue(UserFixtures.unique(), user, purpose, HandClock.START);
  }

  @Test
  default void a_token_is_found_as_it_was_added_for_its_purpose_alone() {
    OneTimeToken token = token(user(), OneTimeToken.Purpose.RESET_PASSWORD);
    subject().add(token);

    assertThat(subject().find(token.hash(), OneTimeToken.Purpose.RESET_PASSWORD)).contains(token);
    assertThat(subject().find(token.hash(), OneTimeToken.Purpose.VERIFY_EMAIL)).isEmpty();
    assertThat(subject().find("unknown", OneTimeToken.Purpose.RESET_PASSWORD)).isEmpty();
  }

  @Test
  default void of_many_who_take_one_at_once_one_alone_gets_it() {
    OneTimeToken token = token(user(), OneTimeToken.Purpose.VERIFY_EMAIL);
    subject().add(token);

    assertThat(AtOnce.run(16, i -> subject().take(token.hash()))).containsOnlyOnce(true);
    assertThat(subject().find(token.hash(), OneTimeToken.Purpose.VERIFY_EMAIL)).isEmpty();
  }

  @Test
  default void all_of_one_purpose_are_dropped_and_no_others() {
    UserId user = user();
    OneTimeToken reset = token(user, OneTimeToken.Purpose.RESET_PASSWORD);
    OneTimeToken verify = token(user, OneTimeToken.Purpose.VERIFY_EMAIL);
    OneTimeToken anothers = token(user(), OneTimeToken.Purpose.RESET_PASSWORD);
    subject().add(reset);
    subject().add(verify);
    subject().add(anothers);

    subject().drop(user, OneTimeToken.Purpose.RESET_PASSWORD);

    assertThat(subject().find(reset.hash(), reset.purpose())).isEmpty();
    assertThat(subject().find(verify.hash(), verify.purpose())).contains(verify);
    assertThat(subject().find(anothers.hash(), anothers.purpose())).contains(anothers);
  }
}
