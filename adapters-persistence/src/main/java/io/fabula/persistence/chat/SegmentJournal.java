package io.fabula.persistence.chat;

import io.fabula.domain.chat.LiveTurn;
import io.fabula.domain.chat.Pieces;
import io.fabula.domain.chat.TurnEnd;
import io.fabula.domain.chat.TurnJournal;
import io.fabula.domain.chat.TurnOutcome;
import io.fabula.persistence.sql.Database;
import io.fabula.persistence.sql.GroupCommit;
import io.fabula.persistence.sql.PreparedUpdate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The journal as append-only segments: each commit adds one row that holds the new pieces of all
 * turns that have some. One writer counts the rows of its node, so their numbers have no holes and a
 * reader behind it misses nothing.
 *
 * <p>Rows of ended turns are of no more use, since the message holds their text; they are deleted
 * when they are two minutes old.
 */
public final class SegmentJournal implements TurnJournal, GroupCommit.Flush {
  private static final System.Logger LOG = System.getLogger(SegmentJournal.class.getName());

  private static final PreparedUpdate INSERT = new PreparedUpdate(
      "insert into chat_segment (node, seq, at, body) values (?, ?, ?, ?)");

  /** A commit waits no longer than this for more. */
  private static final Duration WINDOW_MAX = Duration.ofMillis(5);
  /** One live turn should not wait, two hundred may. */
  private static final long WINDOW_NANOS_PER_TURN = 25_000;
  private static final Duration KEPT = Duration.ofMinutes(2);
  private static final Duration SWEEP_EVERY = Duration.ofSeconds(2);
  private static final int SWEEP_ROWS = 2_000;
  private static final int FAILURES_ENDURED = 3;
  private static final int SETTLE_TRIES = 5;

  /** A turn under way, and whether it waits for the next commit. */
  private static final class Open {
    final LiveTurn turn;
    final AtomicBoolean dirty = new AtomicBoolean();
    long firstSegment = -1;
    int written;

    Open(LiveTurn turn) {
      this.turn = turn;
    }
  }

  private final Database database;
  private final GroupCommit writer;
  private final InstantSource clock;
  private final int node;
  private final ConcurrentHashMap<LiveTurn, Open> open = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Open> dirty = new ConcurrentLinkedQueue<>();
  private final AtomicInteger live = new AtomicInteger();
  private final List<Open> flushing = new ArrayList<>();
  private final Segment segment = new Segment();
  private long nextSeq;
  private long sweptAt;
  private int failures;

  public SegmentJournal(Database database, InstantSource clock, int node) {
    this.database = database;
    this.writer = database.groupCommit();
    this.clock = clock;
    this.node = node;
    this.nextSeq = newest() + 1;
    writer.flush(this);
  }

  @Override
  public void open(LiveTurn turn) {
    open.put(turn, new Open(turn));
    live.incrementAndGet();
  }

  @Override
  public void wrote(LiveTurn turn) {
    Open entry = open.get(turn);
    if (entry != null && !entry.dirty.getAndSet(true)) {
      dirty.add(entry);
      writer.signal();
    }
  }

  @Override
  public void close(LiveTurn turn, Supplier<TurnEnd> settle) {
    wrote(turn);
    settleAfterPieces(turn, settle, SETTLE_TRIES);
  }

  /**
   * A unit that is handed in after its pieces is written after them, in the same commit or a later
   * one. Somebody else may change the chat at that moment, hence the tries.
   */
  private void settleAfterPieces(LiveTurn turn, Supplier<TurnEnd> settle, int tries) {
    writer.submit(settle).whenComplete((end, failure) -> {
      if (failure != null && tries > 1) settleAfterPieces(turn, settle, tries - 1);
      else settled(turn, end, failure);
    });
  }

  private void settled(LiveTurn turn, TurnEnd end, Throwable failure) {
    if (open.remove(turn) == null) return;
    live.decrementAndGet();
    if (failure != null) {
      LOG.log(System.Logger.Level.ERROR, "turn " + turn.id() + " could not be settled", failure);
      turn.finish(new TurnEnd(turn.outcome().orElseThrow(), Optional.empty(), Optional.empty()));
      return;
    }
    // its whole text is in the message that was just committed
    turn.finish(turn.appended(), end);
  }

  @Override
  public List<LiveTurn> broken() {
    return new BrokenTurns(database, node).read();
  }

  @Override
  public boolean pending() {
    return !dirty.isEmpty() || !segment.isEmpty();
  }

  @Override
  public Duration window() {
    return Duration.ofNanos(Math.min(WINDOW_MAX.toNanos(), live.get() * WINDOW_NANOS_PER_TURN));
  }

  @Override
  public void write() {
    if (failures > 0 && newest() >= nextSeq) committed();
    for (Open entry; (entry = dirty.poll()) != null;) {
      entry.dirty.set(false);
      Pieces pieces = entry.turn.take();
      if (pieces.count() == 0) continue;
      if (entry.firstSegment < 0) entry.firstSegment = nextSeq;
      entry.written = pieces.first() + pieces.count();
      segment.add(entry.turn.id(), pieces);
      flushing.add(entry);
    }
    if (segment.isEmpty()) return;
    database.changeSoon(INSERT, node, nextSeq, clock.millis(), segment.bytes());
    sweep();
  }

  @Override
  public void committed() {
    failures = 0;
    // a turn without new pieces, as one that closes, leaves no row and so must leave no hole
    if (!segment.isEmpty()) nextSeq++;
    segment.clear();
    for (Open entry : flushing) entry.turn.confirm(entry.written);
    flushing.clear();
  }

  /** What was taken stays in the segment and goes with the next commit; after some tries nobody can go on. */
  @Override
  public void failed(RuntimeException cause) {
    if (++failures < FAILURES_ENDURED) return;
    LOG.log(System.Logger.Level.ERROR, "the journal is lost; " + open.size() + " turns end", cause);
    segment.clear();
    flushing.clear();
    dirty.clear();
    for (Open entry : open.values()) {
      entry.turn.decide(new TurnOutcome.Interrupted());
      entry.turn.finish(new TurnEnd(entry.turn.outcome().orElseThrow(), Optional.empty(), Optional.empty()));
    }
    live.addAndGet(-open.size());
    open.clear();
  }

  /** A commit whose answer was lost may have come through: the number of its row tells. */
  private long newest() {
    return database.read(handle -> handle.createQuery(
        "select coalesce(max(seq), 0) from chat_segment where node = :node")
        .bind("node", node).mapTo(Long.class).one());
  }

  private void sweep() {
    long now = clock.millis();
    if (now - sweptAt < SWEEP_EVERY.toMillis()) return;
    sweptAt = now;
    forget(now - KEPT.toMillis());
  }

  /** Leaves no row but those that a running turn of this node needs, however young they are. */
  public void forgetOver() {
    writer.submit(() -> {
      forget(Long.MAX_VALUE);
      return true;
    }).join();
  }

  private void forget(long olderThan) {
    long oldestNeeded = open.values().stream().mapToLong(entry -> entry.firstSegment).filter(seq -> seq >= 0)
        .min().orElse(nextSeq);
    database.write(handle -> handle
        .createUpdate(
            """
                delete from chat_segment where node = :node and seq in (
                  select seq from chat_segment where node = :node and seq < :needed and at < :old order by seq limit :rows)
                """)
        .bind("node", node).bind("needed", oldestNeeded).bind("old", olderThan)
        .bind("rows", SWEEP_ROWS)
        .execute());
  }
}
