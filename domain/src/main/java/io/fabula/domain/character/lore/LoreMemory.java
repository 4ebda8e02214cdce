package io.fabula.domain.character.lore;

import java.util.Map;
import java.util.Optional;

/**
 * Which entries came into a chat by themselves and when, as far as it matters later: for those that are
 * sticky, cool down, stay or come but once. Everything timed follows from it and from the messages that
 * are still there, so nothing has to be undone when messages are deleted.
 *
 * @param cameIn for an entry's identity the place of the message that was then the newest
 */
public record LoreMemory(Map<String, Long> cameIn) {
  public static final LoreMemory EMPTY = new LoreMemory(Map.of());

  public LoreMemory {
    cameIn = Map.copyOf(cameIn);
  }

  Optional<Long> of(LoreRule rule) {
    return Optional.ofNullable(cameIn.get(rule.identity()));
  }
}
