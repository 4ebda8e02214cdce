package io.fabula.domain.account.leaving;

import io.fabula.domain.account.UserId;
import java.time.Instant;
import java.util.List;

/** The store of users, as those leave it. */
public interface Departures {
  /**
   * From now on nobody finds that user, what they were called is free, and what they said about themselves is
   * gone; rows that hang on theirs are still there. One who has left already stays so.
   */
  void leave(UserId user, Instant now);

  /** Those who have left and are not removed yet, who left first before the others, at most so many. */
  List<UserId> leaving(int atMost);

  /** Removes one who has left, and whatever else still hangs on them; twice is as good as once. */
  void remove(UserId user);
}
