package io.fabula.domain.community;

/** How often a subject was liked, kept, voted for and talked about. */
public record Tally(long likes, long favorites, long upvotes, long downvotes, long comments) {
  /** Of what nobody has marked yet. */
  public static final Tally NONE = new Tally(0, 0, 0, 0, 0);

  /** Upvotes less downvotes. */
  public long score() {
    return upvotes - downvotes;
  }

  /** The same with one of its counts changed by so many. */
  public Tally plus(Counted what, int by) {
    return switch (what) {
      case LIKES -> new Tally(likes + by, favorites, upvotes, downvotes, comments);
      case FAVORITES -> new Tally(likes, favorites + by, upvotes, downvotes, comments);
      case UPVOTES -> new Tally(likes, favorites, upvotes + by, downvotes, comments);
      case DOWNVOTES -> new Tally(likes, favorites, upvotes, downvotes + by, comments);
      case COMMENTS -> new Tally(likes, favorites, upvotes, downvotes, comments + by);
    };
  }
}
