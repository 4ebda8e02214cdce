package io.fabula.domain.chat.speaking;

import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.lore.match.PlainKey;
import io.fabula.domain.character.lore.match.PlainKeys;
import io.fabula.domain.character.lore.match.ScannedText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Who of a group is spoken of. Found as a lorebook's keys are, so a Korean name counts with its
 * particles, and a name of whole words only.
 */
final class Mentions {
  private Mentions() {}

  /** In the order in which they are mentioned, by their name or by one of its words. */
  static List<CharacterId> in(String words, List<GroupMember> members) {
    var keys = new ArrayList<PlainKey>();
    var owners = new ArrayList<CharacterId>();
    for (GroupMember member : members) {
      for (String word : calls(member)) {
        keys.add(PlainKey.of(word, false, PlainKey.Edges.WHOLE_WORD));
        owners.add(member.id());
      }
    }
    Map<Integer, Integer> places = new PlainKeys(keys).placesIn(ScannedText.of(words));
    var mentioned = new LinkedHashSet<CharacterId>();
    places.entrySet().stream()
        .sorted(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .forEach(found -> mentioned.add(owners.get(found.getKey())));
    return List.copyOf(mentioned);
  }

  /** What a member listens to. */
  private static List<String> calls(GroupMember member) {
    var calls = new LinkedHashSet<String>();
    for (String name : member.names()) {
      if (name.isBlank()) continue;
      calls.add(name.strip());
      boolean capitals = name.chars().anyMatch(Character::isUpperCase);
      for (String word : name.strip().split("[\\s\\p{Punct}]+")) {
        if (standsForAName(word, capitals)) calls.add(word);
      }
    }
    return List.copyOf(calls);
  }

  /** The small words of a name, as in {@code Keeper of the Light}, call nobody; nor do initials. */
  private static boolean standsForAName(String word, boolean capitals) {
    if (word.codePointCount(0, word.length()) < 2) return false;
    return !capitals || !Character.isLowerCase(word.codePointAt(0));
  }
}
