package io.fabula.domain.chat;

import io.fabula.domain.account.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** How many messages users sent on which day, whatever has become of them since. */
public interface DailyMessages {
  /** One more. */
  void count(UserId user, LocalDate day);

  /** How many that user sent on that day of UTC; 0 where none. */
  long on(UserId user, LocalDate day);

  /** Days are those of UTC, for everybody. */
  static LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }
}
