package io.fabula.domain.character.lore;

import io.fabula.domain.shared.Json;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is scanned, and where in its chat it stands.
 *
 * @param newestFirst messages, the new one among them; as many as {@link LoreNeeds#messages} says
 * @param messages how many the chat has, the new one among them; at least those given here
 * @param replies how many the character has said, its greeting left out
 * @param greeting which of the card's greetings opened the chat, 0 for the first
 * @param around texts that an entry may ask to be scanned too, macros expanded
 */
public record LoreTalk(List<Line> newestFirst, long messages, long replies, Optional<Integer> greeting,
    Map<Source, String> around) {

  /**
   * A message.
   *
   * @param position its place in the chat, rising
   */
  public record Line(long position, String text) {}

  /** A text beside the messages, with the extension by which SillyTavern's entries ask for it. */
  public enum Source {
    /** What the model is told of the user. */
    PERSONA("match_persona_description"),
    /** The card's {@code description}. */
    DESCRIPTION("match_character_description"),
    /** The card's {@code personality}. */
    PERSONALITY("match_character_personality"),
    /** The card's {@code scenario}. */
    SCENARIO("match_scenario"),
    /** The card's {@code creator_notes}. */
    CREATOR_NOTES("match_creator_notes"),
    /** SillyTavern's {@code depth_prompt} among the card's extensions. */
    DEPTH_PROMPT("match_character_depth_prompt");

    private final String extension;

    Source(String extension) {
      this.extension = extension;
    }

    static Set<Source> named(Json.Obj extensions) {
      var named = EnumSet.noneOf(Source.class);
      for (Source source : values()) if (extensions.bool(source.extension).orElse(false)) named.add(source);
      return named;
    }
  }

  public LoreTalk {
    newestFirst = List.copyOf(newestFirst);
    around = around.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(around));
  }

  /** Some texts that are no chat, the newest first. */
  public static LoreTalk of(List<String> newestFirst) {
    int count = newestFirst.size();
    List<Line> lines = java.util.stream.IntStream.range(0, count)
        .mapToObj(i -> new Line(count - i, newestFirst.get(i))).toList();
    return new LoreTalk(lines, count, 0, Optional.empty(), Map.of());
  }

  /** Where the newest message stands; 0 where there is none. */
  long now() {
    return newestFirst.isEmpty() ? 0 : newestFirst.getFirst().position();
  }

  /** How many messages there are after a place, as far as they are known. */
  int since(long position) {
    int count = 0;
    while (count < newestFirst.size() && newestFirst.get(count).position() > position) count++;
    return count;
  }
}
