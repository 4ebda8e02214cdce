package io.fabula.application.chat;

import io.fabula.domain.chat.LiveTurn;
import io.fabula.domain.chat.TurnId;
import io.fabula.domain.chat.TurnOutcome;
import io.fabula.domain.chat.TurnRecord;
import io.fabula.domain.shared.UnitOfWork;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Turns whose end could not be written, until somebody needs their chat. */
final class UnsettledTurns {
  private static final System.Logger LOG = System.getLogger(UnsettledTurns.class.getName());

  private final ChatStores stores;
  private final TurnSettling settling;
  private final UnitOfWork unit;
  private final ConcurrentMap<TurnId, RunningTurn> known = new ConcurrentHashMap<>();

  UnsettledTurns(ChatStores stores, TurnSettling settling, UnitOfWork unit) {
    this.stores = stores;
    this.settling = settling;
    this.unit = unit;
  }

  void add(RunningTurn turn) {
    known.put(turn.turn().id(), turn);
  }

  /** Settles what was running when a server went down. */
  int recover(List<LiveTurn> broken) {
    for (LiveTurn turn : broken) {
      turn.decide(new TurnOutcome.Interrupted());
      unit.run(() -> settling.settle(turn));
    }
    return broken.size();
  }

  /** Settles a turn that does not run any more, with its text where that is still here. */
  void settle(TurnId id) {
    Optional<TurnRecord> open = stores.turns().find(id).filter(found -> found.ending().isEmpty());
    open.ifPresent(dead -> {
      RunningTurn turn = known.get(id);
      unit.run(() -> turn == null ? settling.settle(interrupted(dead)) : turn.settle());
      known.remove(id);
      LOG.log(System.Logger.Level.WARNING, "settled turn {0}, which had been left open", id);
    });
  }

  private LiveTurn interrupted(TurnRecord record) {
    var turn = new LiveTurn(record.id(), record.chat(), record.kind(),
        record.question().flatMap(stores.messages()::find), record.startedAt());
    turn.decide(new TurnOutcome.Interrupted());
    return turn;
  }
}
