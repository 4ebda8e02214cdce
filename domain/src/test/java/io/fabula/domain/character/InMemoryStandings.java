package io.fabula.domain.character;

import io.fabula.domain.community.Counted;
import io.fabula.domain.community.Tally;
import io.fabula.domain.shared.InMemoryRows;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What is counted of characters, in memory. */
public final class InMemoryStandings implements Standings {
  private record Hour(CharacterId id, Instant begin) {}

  private record Happened(Hour hour, long events) {}

  private final InMemoryUnitOfWork unit;
  private final InMemoryRows<CharacterId, Standing> rows;
  private final InMemoryRows<Hour, Happened> hours;
  private final InMemoryRows<String, Long> falls;

  public InMemoryStandings(InMemoryUnitOfWork unit) {
    this.unit = unit;
    this.rows = new InMemoryRows<>(unit);
    this.hours = new InMemoryRows<>(unit);
    this.falls = new InMemoryRows<>(unit);
  }

  void begin(CharacterId id) {
    rows.put(id, Standing.NEW);
  }

  void end(CharacterId id) {
    rows.remove(id);
    hours.where(row -> row.hour().id().equals(id)).forEach(row -> hours.remove(row.hour()));
  }

  long lastFall() {
    return falls.find("last").orElse(0L);
  }

  @Override
  public Standing of(CharacterId id) {
    return rows.find(id).orElse(Standing.NEW);
  }

  @Override
  public Standing count(CharacterId id, Counted what, int by, Instant since, Instant now) {
    return unit.step(() -> {
      Standing before = of(id);
      long recent = what == Counted.LIKES ? happened(id, by, since) : 0;
      return put(id, before, before.tally().plus(what, by), before.chats(), before.recent() + recent, now);
    });
  }

  @Override
  public void countChat(CharacterId id, Instant now) {
    unit.step(() -> {
      Standing before = of(id);
      return put(id, before, before.tally(), before.chats() + 1, before.recent() + happened(id, 1, now), now);
    });
  }

  @Override
  public void age(Instant now) {
    Instant first = hour(now.minus(Standing.RECENT));
    List<Happened> old = hours.where(row -> row.hour().begin().isBefore(first));
    for (Happened row : old) {
      unit.run(() -> {
        hours.remove(row.hour());
        Standing before = of(row.hour().id());
        put(row.hour().id(), before, before.tally(), before.chats(), before.recent() - row.events(), now);
      });
    }
  }

  private Standing put(CharacterId id, Standing before, Tally tally, long chats, long recent, Instant now) {
    if (rows.find(id).isEmpty()) return before;
    Standing next = before.counting(tally, chats, recent, this::nextFall, now);
    rows.put(id, next);
    return next;
  }

  private long happened(CharacterId id, int by, Instant at) {
    var hour = new Hour(id, hour(at));
    long before = hours.find(hour).map(Happened::events).orElse(0L);
    if (before + by < 0 || rows.find(id).isEmpty()) return 0;
    hours.put(hour, new Happened(hour, before + by));
    return by;
  }

  private long nextFall() {
    falls.put("last", lastFall() + 1);
    return lastFall();
  }

  private static Instant hour(Instant time) {
    return time.truncatedTo(ChronoUnit.HOURS);
  }
}
