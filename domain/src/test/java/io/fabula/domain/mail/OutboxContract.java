package io.fabula.domain.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabula.domain.shared.AtOnce;
import io.fabula.domain.shared.IdFixtures;
import io.fabula.domain.shared.UnitOfWork;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What all {@link Outbox}es keep to. */
public interface OutboxContract {
  Outbox subject();

  UnitOfWork unit();

  /** Before all letters of other tests, another day with every call. */
  Instant day();

  private static Letter letter(Instant now) {
    return Letter.ask(IdFixtures.fresh(), "account.verify_email", "지우@예시.한국", Locale.KOREAN, now);
  }

  @Test
  default void a_letter_is_claimed_as_it_was_added_when_it_is_due() {
    Instant now = day();
    Letter letter = letter(now);
    subject().add(letter);

    assertThat(subject().claim(now.minusMillis(1), now)).isEmpty();
    Letter claimed = subject().claim(now, now.plusSeconds(60)).orElseThrow();
    assertThat(claimed).isEqualTo(new Letter(letter.id(), letter.kind(), letter.to(), letter.language(),
        letter.askedAt(), 1));
    subject().remove(letter.id());
    assertThat(subject().claim(now.plusSeconds(61), now.plusSeconds(120))).isEmpty();
  }

  @Test
  default void what_is_in_hand_is_nobody_elses_until_that_time_is_over() {
    Instant now = day();
    Letter letter = letter(now);
    subject().add(letter);
    subject().claim(now, now.plusSeconds(60));

    assertThat(subject().claim(now.plusSeconds(59), now.plusSeconds(90))).isEmpty();
    assertThat(subject().claim(now.plusSeconds(60), now.plusSeconds(90)).map(Letter::tries)).contains(2);
    subject().remove(letter.id());
  }

  @Test
  default void a_postponed_letter_waits() {
    Instant now = day();
    Letter letter = letter(now);
    subject().add(letter);
    subject().claim(now, now.plusSeconds(60));

    subject().postpone(letter.id(), now.plusSeconds(10));

    assertThat(subject().claim(now.plusSeconds(9), now.plusSeconds(90))).isEmpty();
    assertThat(subject().claim(now.plusSeconds(10), now.plusSeconds(90)).map(Letter::id))
        .contains(letter.id());
    subject().remove(letter.id());
  }

  @Test
  default void of_many_who_claim_at_once_each_gets_letters_of_their_own() {
    Instant now = day();
    var ids = new HashSet<UUID>();
    for (int i = 0; i < 6; i++) {
      Letter letter = letter(now);
      subject().add(letter);
      ids.add(letter.id());
    }

    List<Optional<Letter>> claimed = AtOnce.run(12, i -> subject().claim(now, now.plusSeconds(600)));

    assertThat(claimed.stream().flatMap(Optional::stream).map(Letter::id))
        .containsExactlyInAnyOrderElementsOf(ids);
    ids.forEach(subject()::remove);
  }

  @Test
  default void letters_to_who_is_not_there_any_more_are_forgotten() {
    Instant now = day();
    Letter gone = letter(now);
    Letter other = Letter.ask(IdFixtures.fresh(), "account.verify_email", "other@example.com", Locale.KOREAN,
        now);
    subject().add(gone);
    subject().add(other);

    subject().forget(gone.to());

    assertThat(subject().claim(now, now.plusSeconds(60)).map(Letter::id)).contains(other.id());
    assertThat(subject().claim(now, now.plusSeconds(60))).isEmpty();
    subject().remove(other.id());
  }

  @Test
  default void what_is_added_in_a_unit_that_fails_was_never_there() {
    Instant now = day();

    assertThatThrownBy(() -> unit().run(() -> {
      subject().add(letter(now));
      throw new IllegalStateException("a fault");
    })).hasMessage("a fault");

    assertThat(subject().claim(now, now.plusSeconds(60))).isEmpty();
  }
}
