package io.fabula.domain.chat.speaking;

import io.fabula.domain.character.CharacterId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * The moment at which it is decided who speaks.
 *
 * @param members in the order of the group's list
 * @param words what was said last
 * @param answering the member who said it and does not answer itself; absent where the user said it, or
 *     where members may answer themselves
 * @param seed all chance of the round: the same seed gives the same speakers
 */
public record Round(List<GroupMember> members, String words, Optional<CharacterId> answering, long seed) {
  /**
   * @throws IllegalArgumentException where a member is listed twice
   */
  public Round {
    members = List.copyOf(members);
    var known = new HashSet<CharacterId>();
    for (GroupMember member : members) {
      if (!known.add(member.id())) throw new IllegalArgumentException("twice in the group: " + member.id());
    }
  }

  /** The user has spoken. */
  public static Round after(List<GroupMember> members, String words, long seed) {
    return new Round(members, words, Optional.empty(), seed);
  }

  /** Those who may speak by themselves. */
  List<GroupMember> free() {
    return members.stream()
        .filter(member -> !member.muted() && !answering.equals(Optional.of(member.id()))).toList();
  }
}
