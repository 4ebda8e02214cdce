package io.fabula.domain.character;

/**
 * The numbers that lists of characters go by.
 *
 * @param popular chats and likes of all time
 * @param score upvotes less downvotes
 * @param trending chats and likes of the last days, see {@link Standing#RECENT}
 */
public record Ranks(long popular, long score, long trending) {
  /** The higher of each. */
  Ranks max(Ranks other) {
    return new Ranks(Math.max(popular, other.popular), Math.max(score, other.score),
        Math.max(trending, other.trending));
  }

  boolean below(Ranks other) {
    return popular < other.popular || score < other.score || trending < other.trending;
  }
}
