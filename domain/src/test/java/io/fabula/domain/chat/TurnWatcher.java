package io.fabula.domain.chat;

import java.util.ArrayList;
import java.util.List;

/** Reads a turn along as a client would: woken, it takes what is new. */
public final class TurnWatcher implements Runnable {
  private final LiveTurn turn;
  private final List<String> pieces = new ArrayList<>();
  private boolean ended;
  private boolean sawEndBeforeLastPiece;

  public TurnWatcher(LiveTurn turn) {
    this.turn = turn;
    turn.join(this);
    run();
  }

  @Override
  public synchronized void run() {
    boolean over = turn.end().isPresent();
    Pieces next = turn.pieces(pieces.size(), Integer.MAX_VALUE);
    if (ended && next.count() > 0) sawEndBeforeLastPiece = true;
    for (int i = 0; i < next.count(); i++) pieces.add(next.piece(i).unescaped());
    ended |= over;
  }

  public synchronized List<String> pieces() {
    return List.copyOf(pieces);
  }

  public synchronized boolean sawEndBeforeLastPiece() {
    return sawEndBeforeLastPiece;
  }
}
