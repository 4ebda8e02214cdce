package io.fabula.domain.chat;

import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.InMemoryRows;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import java.time.LocalDate;

/** Counts of messages, in memory. */
public final class InMemoryDailyMessages implements DailyMessages {
  private record Key(UserId user, LocalDate day) {}

  private final InMemoryUnitOfWork unit;
  private final InMemoryRows<Key, Long> rows;

  public InMemoryDailyMessages(InMemoryUnitOfWork unit) {
    this.unit = unit;
    this.rows = new InMemoryRows<>(unit);
  }

  @Override
  public void count(UserId user, LocalDate day) {
    unit.step(() -> {
      rows.put(new Key(user, day), on(user, day) + 1);
      return day;
    });
  }

  @Override
  public long on(UserId user, LocalDate day) {
    return rows.find(new Key(user, day)).orElse(0L);
  }
}
