package io.fabula.domain.character;

import io.fabula.domain.community.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * What is counted of a character, apart from the character itself, whose version it never changes.
 *
 * <p>It remembers its last fall in any rank, so that whoever walks through a list by rank does not meet
 * it a second time further down: a walk that began before that fall skips what stood above its place.
 *
 * @param chats how many were ever opened with it
 * @param recent chats and likes within {@link #RECENT}
 */
public record Standing(Tally tally, long chats, long recent, Fall fall) {
  /** How far back {@code trending} looks. */
  public static final Duration RECENT = Duration.ofDays(7);

  /** How long a walk through a list is remembered. */
  public static final Duration WALK = Duration.ofDays(1);

  /**
   * A change to lower ranks.
   *
   * @param number counted over all characters; 0 where it never fell
   * @param from at least as high as it stood at any time in the {@link #WALK} before
   */
  public record Fall(long number, Instant at, Ranks from) {}

  /** Of a new character. */
  public static final Standing NEW = new Standing(Tally.NONE, 0, 0,
      new Fall(0, Instant.EPOCH, new Ranks(0, 0, 0)));

  /** Where it comes in lists. */
  public Ranks ranks() {
    return new Ranks(chats + tally.likes(), tally.score(), recent);
  }

  /**
   * The same with other counts.
   *
   * @param fallNumber the next number of a fall; asked only where this is one
   */
  public Standing counting(Tally tally, long chats, long recent, LongSupplier fallNumber, Instant now) {
    var next = new Standing(tally, chats, recent, fall);
    if (!next.ranks().below(ranks())) return next;
    Ranks from = now.isAfter(fall.at().plus(WALK)) ? ranks() : ranks().max(fall.from());
    return new Standing(tally, chats, recent, new Fall(fallNumber.getAsLong(), now, from));
  }
}
