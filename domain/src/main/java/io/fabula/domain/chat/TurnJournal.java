package io.fabula.domain.chat;

import java.util.List;
import java.util.function.Supplier;

/**
 * Makes the text of running turns durable, many turns' pieces in one commit, before any reader sees
 * it.
 *
 * <p>After each commit it confirms the pieces to their turns, which wakes their readers. Order is
 * kept within a turn. The first piece after a silence is written at once; under load a commit waits a
 * few milliseconds to carry more.
 */
public interface TurnJournal {
  /** From now on the turn may write. Called after the unit that began it. */
  void open(LiveTurn turn);

  /** The turn has new pieces. Never blocks: it is called on the thread that reads models. */
  void wrote(LiveTurn turn);

  /**
   * The turn takes no more pieces. When all of them are durable, {@code settle} runs as a unit of
   * work, and with what it returns the turn is finished. Never blocks. A {@code settle} that fails is
   * tried again a few times; then the turn is finished as it was decided, without an answer.
   */
  void close(LiveTurn turn, Supplier<TurnEnd> settle);

  /**
   * Turns of this node that were running when it went down, with the text that was durable. Asked
   * once, at start, before any turn is opened; each is to be settled by the caller.
   */
  List<LiveTurn> broken();
}
