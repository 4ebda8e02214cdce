package io.fabula.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.account.UserId;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What all {@link DailyMessages} keep to. */
public interface DailyMessagesContract {
  LocalDate TODAY = LocalDate.of(2026, 2, 28);

  DailyMessages subject();

  /** A user who exists. */
  UserId user();

  @Test
  default void each_day_of_each_user_is_counted_by_itself() {
    UserId user = user();
    subject().count(user, TODAY);
    subject().count(user, TODAY);
    subject().count(user, TODAY.plusDays(1));
    subject().count(user(), TODAY);

    assertThat(subject().on(user, TODAY)).isEqualTo(2);
    assertThat(subject().on(user, TODAY.plusDays(1))).isEqualTo(1);
    assertThat(subject().on(user, TODAY.plusDays(2))).isZero();
  }

  @Test
  default void a_day_begins_at_midnight_in_utc() {
    assertThat(DailyMessages.dayOf(Instant.parse("2026-02-27T23:59:59.999Z"))).isEqualTo(TODAY.minusDays(1));
    assertThat(DailyMessages.dayOf(Instant.parse("2026-02-28T00:00:00Z"))).isEqualTo(TODAY);
  }
}
