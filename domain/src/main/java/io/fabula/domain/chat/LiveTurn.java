package io.fabula.domain.chat;

import io.fabula.domain.prompt.JsonText;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * One generation while it is in memory: numbered pieces of text, how many of them are durable, and
 * whoever reads along. It belongs to the server, not to a request.
 *
 * <p>Pieces are appended by the thread that reads the model, taken and confirmed by the journal, and
 * read from any thread. A reader holds a position and sees only what is confirmed, so nothing is
 * shown that a crash could take back. The outcome is decided once, by whoever comes first: the model,
 * a stop, a time limit, a shutdown.
 *
 * <p>The text is kept in one growing array; bytes below a piece's end never change, so that a window
 * on them can leave the lock.
 */
public final class LiveTurn {
  /** A reply longer than this, in bytes as kept, ends as if the model had run into its limit. */
  public static final int TEXT_MAX = 1 << 20;

  /** In bytes as kept: lengths fit 16 bits wherever pieces are stored. */
  public static final int PIECE_MAX = 65_535;

  private static final Pattern UNKEEPABLE = Pattern.compile("[\\x00\\p{Cs}]");
  private static final Runnable[] NOBODY = {};

  private final TurnId id;
  private final ChatId chat;
  private final TurnKind kind;
  private final Optional<Message> question;
  private final Instant startedAt;
  private final CompletableFuture<TurnEnd> ended = new CompletableFuture<>();

  private byte[] text = new byte[256];
  private int[] ends = new int[32];
  private int count;
  private int taken;
  private TurnOutcome outcome;
  private Runnable[] readers = NOBODY;

  private volatile int durable;
  private volatile TurnEnd end;

  /**
   * @param question the user's message that began it, for {@link TurnKind#REPLY} alone
   */
  public LiveTurn(TurnId id, ChatId chat, TurnKind kind, Optional<Message> question, Instant startedAt) {
    this.id = id;
    this.chat = chat;
    this.kind = kind;
    this.question = question;
    this.startedAt = startedAt;
  }

  /** Its id. */
  public TurnId id() {
    return id;
  }

  /** The chat it belongs to. */
  public ChatId chat() {
    return chat;
  }

  public TurnKind kind() {
    return kind;
  }

  /** The user's message that began it; absent where none did. */
  public Optional<Message> question() {
    return question;
  }

  /** When it began. */
  public Instant startedAt() {
    return startedAt;
  }

  /**
   * Takes the next piece; false when the turn takes no more, because it is decided or too long. A
   * piece longer than {@link #PIECE_MAX} is kept as several.
   */
  public synchronized boolean append(JsonText piece) {
    if (piece.length() > PIECE_MAX) {
      JsonText head = piece.head(PIECE_MAX);
      return append(head) && append(new JsonText(piece.bytes(), head.to(), piece.to()));
    }
    int length = count == 0 ? 0 : ends[count - 1];
    if (outcome != null || length + piece.length() > TEXT_MAX) return false;
    int needed = length + piece.length();
    if (needed > text.length) text = Arrays.copyOf(text, Math.max(needed, text.length * 2));
    System.arraycopy(piece.bytes(), piece.from(), text, length, piece.length());
    if (count == ends.length) ends = Arrays.copyOf(ends, count * 2);
    ends[count++] = needed;
    return true;
  }

  /** Decides how it ends; false when that was decided before. No piece is taken afterwards. */
  public synchronized boolean decide(TurnOutcome outcome) {
    if (this.outcome != null) return false;
    this.outcome = outcome;
    return true;
  }

  /** How it ended; absent while it runs. */
  public synchronized Optional<TurnOutcome> outcome() {
    return Optional.ofNullable(outcome);
  }

  /** For the journal: the pieces that it has not taken yet. */
  public synchronized Pieces take() {
    var pieces = new Pieces(text, ends, taken, count - taken);
    taken = count;
    return pieces;
  }

  /** For the journal: everything up to this many pieces is durable. What readers know already wakes nobody. */
  public void confirm(int pieces) {
    if (pieces <= durable) return;
    durable = pieces;
    wakeReaders();
  }

  /** For the journal: the end is durable, and with it this many pieces; readers are woken once for both. */
  public void finish(int pieces, TurnEnd end) {
    // before the end, for that is the order in which readers ask
    durable = Math.max(durable, pieces);
    finish(end);
  }

  /** For the journal: the end is durable too. */
  public void finish(TurnEnd end) {
    this.end = end;
    wakeReaders();
    ended.complete(end);
  }

  /** How many pieces readers may see. Ask {@link #end} first, or the last of them can be missed. */
  public int durable() {
    return durable;
  }

  /** The durable end, once it is there. */
  public Optional<TurnEnd> end() {
    return Optional.ofNullable(end);
  }

  /** Completes with the durable end. */
  public CompletableFuture<TurnEnd> ended() {
    return ended.copy();
  }

  /** Pieces from a position on, at most so many and only durable ones. */
  public synchronized Pieces pieces(int from, int max) {
    return new Pieces(text, ends, from, Math.max(0, Math.min(max, durable - from)));
  }

  /** All of the text that was appended; what no store can keep, NUL and half pairs, as U+FFFD. */
  public synchronized String fullText() {
    return UNKEEPABLE.matcher(new JsonText(text, 0, count == 0 ? 0 : ends[count - 1]).unescaped())
        .replaceAll("\uFFFD");
  }

  /** How many pieces were appended. */
  public synchronized int appended() {
    return count;
  }

  /**
   * Lengths of the pieces in characters of the unescaped text; what is left of them when the text
   * has moved into a message.
   */
  public synchronized int[] pieceLengths() {
    var lengths = new int[count];
    for (int i = 0; i < count; i++) {
      lengths[i] = new JsonText(text, i == 0 ? 0 : ends[i - 1], ends[i]).unescapedLength();
    }
    return lengths;
  }

  /** Registers somebody to be woken, without blocking, whenever there is more to see. */
  public synchronized void join(Runnable reader) {
    readers = Arrays.copyOf(readers, readers.length + 1);
    readers[readers.length - 1] = reader;
  }

  /** A reader goes; one that was not there is gone already. */
  public synchronized void leave(Runnable reader) {
    readers = Arrays.stream(readers).filter(other -> other != reader).toArray(Runnable[]::new);
  }

  /** Whether anybody reads along now. */
  public synchronized boolean watched() {
    return readers.length > 0;
  }

  private void wakeReaders() {
    Runnable[] now;
    synchronized (this) {
      now = readers;
    }
    for (Runnable reader : now) reader.run();
  }
}
