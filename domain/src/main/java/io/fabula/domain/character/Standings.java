package io.fabula.domain.character;

import io.fabula.domain.community.Counted;
import java.time.Instant;

/** The store of what is counted of characters; right however many count at once. */
public interface Standings {
  /** Where a character stands; as a new one where there is none. */
  Standing of(CharacterId id);

  /**
   * Counts so many more, or fewer; nothing where there is no such character.
   *
   * @param since when that which is counted began, for likes that are taken back: only within
   *     {@link Standing#RECENT} do they count as recent
   * @return where it stands then
   */
  Standing count(CharacterId id, Counted what, int by, Instant since, Instant now);

  /** Counts a chat opened with it now; nothing where there is no such character. */
  void countChat(CharacterId id, Instant now);

  /**
   * Lets what has become older than {@link Standing#RECENT}, by the hour, count no more as recent. Not
   * inside a unit of work: it has its own.
   */
  void age(Instant now);
}
