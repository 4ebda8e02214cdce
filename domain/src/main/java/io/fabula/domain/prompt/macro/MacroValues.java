package io.fabula.domain.prompt.macro;

import io.fabula.domain.prompt.CardTexts;
import io.fabula.domain.prompt.Role;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.Optional;

/**
 * What macros become. Everything is an input, time and chance too, so that a prompt can be made again
 * byte for byte.
 *
 * @param character what {@code {{char}}} becomes
 * @param user what {@code {{user}}} becomes
 * @param persona the user's face
 * @param now in the user's zone
 * @param chatSeed chance that stays the same over the whole chat ({@code {{pick}}})
 * @param turnSeed chance drawn anew for each turn ({@code {{random}}}, {@code {{roll}}})
 */
public record MacroValues(
    String character,
    String user,
    String persona,
    CardTexts card,
    LastWords last,
    String model,
    ZonedDateTime now,
    long chatSeed,
    long turnSeed,
    Surroundings surroundings) {

  /** The newest messages of a chat; empty where there is none. */
  public record LastWords(String any, String user, String character) {
    public static final LastWords NONE = new LastWords("", "", "");

    /** Of a talk, the newest first, whatever its messages are. */
    public static <T> LastWords of(List<T> newestFirst, Function<T, Role> role, Function<T, String> text) {
      return new LastWords(last(newestFirst, message -> true, text),
          last(newestFirst, message -> role.apply(message) == Role.USER, text),
          last(newestFirst, message -> role.apply(message) == Role.ASSISTANT, text));
    }

    private static <T> String last(List<T> newestFirst, Predicate<T> whose, Function<T, String> text) {
      return newestFirst.stream().filter(whose).findFirst().map(text).orElse("");
    }
  }

  /**
   * What few macros ask for.
   *
   * @param summary of what happened so far; empty where there is none
   * @param idle how long the user was silent before the newest message; absent where they never spoke
   * @param maxPrompt how many tokens the prompt may have
   * @param group the names of all characters of a group, empty for a chat with one
   */
  public record Surroundings(String summary, Optional<Duration> idle, int maxPrompt, List<String> group) {
    public static final Surroundings NONE = new Surroundings("", Optional.empty(), 0, List.of());

    public Surroundings {
      group = List.copyOf(group);
    }
  }

  /** A chat with one character of which nothing more is known. */
  public MacroValues(String character, String user, String persona, CardTexts card, LastWords last,
      String model, ZonedDateTime now, long chatSeed, long turnSeed) {
    this(character, user, persona, card, last, model, now, chatSeed, turnSeed, Surroundings.NONE);
  }

  /** The same with other surroundings. */
  public MacroValues with(Surroundings surroundings) {
    return new MacroValues(character, user, persona, card, last, model, now, chatSeed, turnSeed,
        surroundings);
  }

  String group() {
    return surroundings.group().isEmpty() ? character : String.join(", ", surroundings.group());
  }

  /** Everybody but the one who speaks. */
  String notCharacter() {
    var others = new java.util.ArrayList<>(surroundings.group());
    others.remove(character);
    others.add(user);
    return String.join(", ", others);
  }
}
