package io.fabula.domain.chat.speaking;

import io.fabula.domain.character.CharacterId;
import io.fabula.domain.shared.SharedError;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * How a group decides who speaks next. The strategies are SillyTavern's, as its documentation of group
 * chats describes their behaviour.
 */
public sealed interface SpeakingOrder {
  /** Who speaks, in order, nobody twice. */
  List<CharacterId> speakers(Round round);

  /**
   * Who was mentioned speaks, in the order of mention; then the others by chance, each as likely as it is
   * talkative. Somebody always speaks, unless all are muted or the only one would answer itself.
   */
  record Natural() implements SpeakingOrder {
    @Override
    public List<CharacterId> speakers(Round round) {
      List<GroupMember> free = round.free();
      var speakers = new LinkedHashSet<>(Mentions.in(round.words(), free));
      var chance = new SpeakingChance(round.seed());
      for (GroupMember other : chance.shuffled(free)) {
        // drawn for those who were mentioned too, so that a mention changes nobody else's luck
        if (chance.draws(other.talkativeness())) speakers.add(other.id());
      }
      if (speakers.isEmpty()) chance.anyOf(free).map(GroupMember::id).ifPresent(speakers::add);
      return List.copyOf(speakers);
    }
  }

  /** All speak, in the order of the group's list, but those who are muted. */
  record InTurn() implements SpeakingOrder {
    @Override
    public List<CharacterId> speakers(Round round) {
      return round.members().stream().filter(member -> !member.muted()).map(GroupMember::id).toList();
    }
  }

  /**
   * Who is named by hand speaks, muted or not.
   *
   * @param named in the order in which they speak; of one who is named twice the first counts
   */
  record Manual(List<CharacterId> named) implements SpeakingOrder {
    public Manual {
      named = List.copyOf(named);
    }

    /** Refused with {@link SharedError.Invalid} where nobody is named, or one who is no member. */
    @Override
    public List<CharacterId> speakers(Round round) {
      if (named.isEmpty()) throw SharedError.Invalid.failure("speaker_ids", "shared.required");
      List<CharacterId> members = round.members().stream().map(GroupMember::id).toList();
      for (int i = 0; i < named.size(); i++) {
        if (!members.contains(named.get(i)))
          throw SharedError.Invalid.failure("speaker_ids[" + i + "]", "chat.not_a_member");
      }
      return List.copyOf(new LinkedHashSet<>(named));
    }
  }
}
