package io.fabula.domain.account;

import java.time.Duration;
import java.time.Instant;

/** How often things are tried, counted over all nodes. */
public interface Attempts {

  /**
   * What became of one try.
   *
   * @param left how many more there may be now
   * @param pause until there may be another one; none where there may be one now
   */
  record Tally(boolean allowed, int left, Duration pause) {

    /**
     * By the generic cell rate algorithm, which needs one number for each that tries: the moment at which all of
     * its tries are made up for.
     *
     * @param madeUp that moment, this try counted where it was allowed
     */
    public static Tally of(boolean allowed, Instant madeUp, int limit, Instant now) {
      Duration each = each(limit);
      Duration owed = madeUp.isAfter(now) ? Duration.between(now, madeUp) : Duration.ZERO;
      Duration room = each.multipliedBy(limit).minus(owed);
      boolean more = room.compareTo(each) >= 0;
      return new Tally(allowed, more ? (int) room.dividedBy(each) : 0,
          more ? Duration.ZERO : each.minus(room));
    }

    /** How long one try takes to be made up for. */
    public static Duration each(int limit) {
      return Duration.ofNanos(60_000_000_000L / limit);
    }
  }

  /**
   * Counts a try, unless as many as the limit allows are not made up for yet: each takes its part of a minute.
   * Those that are refused do not count. Of many at once no more are allowed than of as many one after another.
   *
   * @param what is tried by whom, such as {@code address:127.0.0.1}
   * @param limit at least 1, a minute
   */
  Tally count(String what, int limit, Instant now);
}
