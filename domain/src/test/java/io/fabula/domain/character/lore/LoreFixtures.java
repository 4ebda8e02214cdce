package io.fabula.domain.character.lore;

import io.fabula.domain.prompt.CardTexts;
import io.fabula.domain.prompt.macro.MacroValues;
import io.fabula.domain.prompt.macro.Macros;
import java.time.ZonedDateTime;

/** Macros of one turn of a chat between Mira and Jun. */
final class LoreFixtures {
  private LoreFixtures() {}

  static Macros macros(long turnSeed) {
    return new Macros(new MacroValues("Mira", "Jun", "", CardTexts.NONE, MacroValues.LastWords.NONE, "model",
        ZonedDateTime.parse("2026-11-21T09:05:00Z"), 1, turnSeed));
  }
}
