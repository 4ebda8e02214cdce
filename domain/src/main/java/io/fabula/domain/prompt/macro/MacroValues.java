package io.fabula.domain.prompt.macro;

import io.fabula.domain.prompt.CardTexts;
import java.time.ZonedDateTime;

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
    long turnSeed) {

  /** The newest messages of a chat; empty where there is none. */
  public record LastWords(String any, String user, String character) {
    public static final LastWords NONE = new LastWords("", "", "");
  }
}
