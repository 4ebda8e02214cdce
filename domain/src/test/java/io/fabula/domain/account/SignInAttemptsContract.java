package io.fabula.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.shared.AtOnce;
import io.fabula.domain.shared.HandClock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What all {@link SignInAttempts} keep to. */
public interface SignInAttemptsContract {
  SignInAttempts subject();

  @Test
  default void of_many_who_take_an_attempt_at_once_one_alone_gets_it_as_it_was_added() {
    var attempt = new SignInAttempt(UserFixtures.unique(), "browser", "nonce", "verifier", HandClock.START);
    subject().add(attempt);

    var taken = AtOnce.run(12, i -> subject().take(attempt.state()));

    assertThat(taken).containsOnlyOnce(Optional.of(attempt));
    assertThat(taken.stream().filter(Optional::isPresent)).hasSize(1);
    assertThat(subject().take("unknown")).isEmpty();
  }
}
