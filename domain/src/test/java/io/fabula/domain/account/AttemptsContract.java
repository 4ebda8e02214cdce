package io.fabula.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.shared.AtOnce;
import io.fabula.domain.shared.HandClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What all {@link Attempts} keep to. */
public interface AttemptsContract {
  Attempts subject();

  @Test
  default void as_many_are_allowed_as_the_limit_says_and_then_no_more_for_a_while() {
    String what = UserFixtures.unique();
    Instant now = HandClock.START;

    assertThat(subject().count(what, 2, now)).isEqualTo(new Attempts.Tally(true, 1, Duration.ZERO));
    assertThat(subject().count(what, 2, now.plusSeconds(1)).allowed()).isTrue();
    Attempts.Tally refused = subject().count(what, 2, now.plusSeconds(2));
    assertThat(refused.allowed()).isFalse();
    assertThat(refused.left()).isZero();
    assertThat(refused.pause()).isEqualTo(Duration.ofSeconds(28));
    assertThat(subject().count(UserFixtures.unique(), 2, now.plusSeconds(2)).allowed()).isTrue();
  }

  @Test
  default void what_was_refused_does_not_count_and_two_minutes_later_all_is_forgotten() {
    String what = UserFixtures.unique();
    Instant now = HandClock.START;
    for (int i = 0; i < 20; i++) subject().count(what, 3, now.plusSeconds(i));

    Instant later = now.plusSeconds(140);
    assertThat(subject().count(what, 3, later)).isEqualTo(new Attempts.Tally(true, 2, Duration.ZERO));
  }

  @Test
  default void each_try_is_made_up_for_in_its_part_of_a_minute() {
    String what = UserFixtures.unique();
    Instant now = HandClock.START;
    for (int i = 0; i < 10; i++) assertThat(subject().count(what, 10, now).allowed()).isTrue();

    assertThat(subject().count(what, 10, now.plusMillis(5_999)).allowed()).isFalse();
    assertThat(subject().count(what, 10, now.plusMillis(6_000)).allowed()).isTrue();
    assertThat(subject().count(what, 10, now.plusMillis(6_001)).allowed()).isFalse();
  }

  @Test
  default void of_many_at_once_no_more_are_allowed() {
    String what = UserFixtures.unique();

    var tallies = AtOnce.run(24, i -> subject().count(what, 5, HandClock.START));

    assertThat(tallies.stream().filter(Attempts.Tally::allowed)).hasSize(5);
  }
}
