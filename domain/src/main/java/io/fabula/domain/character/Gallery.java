package io.fabula.domain.character;

import io.fabula.domain.account.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Characters looked at together, without their long texts. */
public interface Gallery {
  /** Those of these that there are, whoever may see them, in the order asked for; at most 100 at once. */
  List<CharacterSummary> of(List<CharacterId> ids);

  /** Those forked from this one that the viewer finds in lists: the public ones and their own, the newest first. */
  List<CharacterSummary> forksOf(CharacterId id, Optional<UserId> viewer, int limit);

  /**
   * Those with any of these tags, as {@link #forksOf} for the viewer, most shared tags first. Of a tag that
   * very many have, only the newest are looked at.
   */
  List<Kinship> sharing(Collection<String> tags, Optional<UserId> viewer, int limit);

  /** Those called exactly so, as {@link #forksOf} for the viewer; at most so many. */
  List<CharacterSummary> named(Collection<String> names, Optional<UserId> viewer, int limit);

  /** What a user made, counted. */
  Oeuvre oeuvre(UserId owner);

  /**
   * @param characters whoever may see them
   * @param listed those of them that everyone may find
   * @param likes of all of them
   */
  record Oeuvre(long characters, long listed, long likes) {}

  /**
   * @param sharedTags how many of the tags asked for it has
   */
  record Kinship(CharacterSummary character, int sharedTags) {}
}
