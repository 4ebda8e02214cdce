package io.fabula.domain.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.IdFixtures;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import io.fabula.domain.shared.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InMemoryMailTest implements OutboxContract {
  private final InMemoryUnitOfWork unit = new InMemoryUnitOfWork();
  private final Outbox outbox = new InMemoryOutbox(unit);

  @Override
  public Outbox subject() {
    return outbox;
  }

  @Override
  public UnitOfWork unit() {
    return unit;
  }

  @Override
  public Instant day() {
    return HandClock.START;
  }

  @Test
  void pauses_between_tries_double_and_end_after_days() {
    var letter = new Letter(IdFixtures.fresh(), "kind", "a@b.c", java.util.Locale.ENGLISH, HandClock.START,
        1);
    var later = new Letter(letter.id(), "kind", "a@b.c", java.util.Locale.ENGLISH, HandClock.START, 4);

    assertThat(letter.nextTry(HandClock.START)).contains(HandClock.START.plusSeconds(15));
    assertThat(later.nextTry(HandClock.START)).contains(HandClock.START.plusSeconds(120));
    assertThat(later.nextTry(HandClock.START.plus(Duration.ofDays(3)))).isEmpty();
  }
}
