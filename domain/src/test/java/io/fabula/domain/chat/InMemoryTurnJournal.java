package io.fabula.domain.chat;

import io.fabula.domain.shared.UnitOfWork;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Confirms at once: what is in memory is as durable as this journal can make it. */
public final class InMemoryTurnJournal implements TurnJournal {
  private static final int TRIES = 5;

  private final UnitOfWork unit;
  private final Set<LiveTurn> open = ConcurrentHashMap.newKeySet();

  public InMemoryTurnJournal(UnitOfWork unit) {
    this.unit = unit;
  }

  @Override
  public void open(LiveTurn turn) {
    open.add(turn);
  }

  @Override
  public void wrote(LiveTurn turn) {
    if (!open.contains(turn)) return;
    // taking and confirming in one step, or an older count could come last
    synchronized (turn) {
      Pieces taken = turn.take();
      if (taken.count() > 0) turn.confirm(taken.first() + taken.count());
    }
  }

  @Override
  public void close(LiveTurn turn, Supplier<TurnEnd> settle) {
    wrote(turn);
    open.remove(turn);
    turn.finish(settled(settle, TRIES).orElseGet(
        () -> new TurnEnd(turn.outcome().orElseThrow(), Optional.empty(), Optional.empty())));
  }

  private Optional<TurnEnd> settled(Supplier<TurnEnd> settle, int tries) {
    for (int i = 0; i < tries; i++) {
      try {
        return Optional.of(unit.run(settle));
      } catch (RuntimeException again) {
        System.getLogger(getClass().getName()).log(System.Logger.Level.DEBUG, "settling failed", again);
      }
    }
    return Optional.empty();
  }

  @Override
  public List<LiveTurn> broken() {
    return List.of();
  }
}
