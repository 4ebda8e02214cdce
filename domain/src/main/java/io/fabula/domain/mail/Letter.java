package io.fabula.domain.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A mail that somebody shall get, not written yet.
 *
 * @param kind what it is about, such as {@code account.verify_email}
 * @param to the address
 * @param language of whoever asked for it
 * @param tries how often it was taken in hand
 */
public record Letter(UUID id, String kind, String to, Locale language, Instant askedAt, int tries) {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
  private static final int DOUBLINGS_MAX = 10;
  private static final Duration GIVEN_UP_AFTER = Duration.ofDays(2);

  /** A new one. */
  public static Letter ask(UUID id, String kind, String to, Locale language, Instant now) {
    return new Letter(id, kind, to, language, now, 0);
  }

  /** When to try again after a failure: with pauses that double; absent where it has been tried for days. */
  public Optional<Instant> nextTry(Instant now) {
    if (now.isAfter(askedAt.plus(GIVEN_UP_AFTER))) return Optional.empty();
    return Optional
        .of(now.plus(FIRST_PAUSE.multipliedBy(1L << Math.min(Math.max(0, tries - 1), DOUBLINGS_MAX))));
  }
}
