package io.fabula.domain.character.lore;

import io.fabula.domain.character.Definition;
import io.fabula.domain.prompt.macro.Macros;
import io.fabula.domain.shared.Json;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an evaluation of a book has to be told, so that nothing is read in vain.
 *
 * @param messages how many of the newest ones
 * @param counts whether the chat's messages have to be counted
 * @param greeting whether it matters which greeting opened the chat
 * @param memory whether it matters what came in before
 * @param around which texts beside the messages
 */
public record LoreNeeds(int messages, boolean counts, boolean greeting, boolean memory,
    Set<LoreTalk.Source> around) {
  public static final LoreNeeds NOTHING = new LoreNeeds(0, false, false, false, Set.of());

  static LoreNeeds of(int bookDepth, List<LoreRule> rules) {
    int messages = bookDepth;
    for (LoreRule rule : rules) {
      int timed = rule.timing().sticky() + rule.timing().cooldown();
      messages = Math.max(messages, Math.max(rule.scanDepth().orElse(0), timed == 0 ? 0 : timed + 1));
    }
    return new LoreNeeds(Math.min(messages, LoreScan.MOST_MESSAGES),
        rules.stream().anyMatch(rule -> rule.timing().counts()),
        rules.stream().anyMatch(rule -> rule.timing().greeting().isPresent()),
        rules.stream().anyMatch(rule -> rule.timing().remembers()),
        rules.stream().flatMap(rule -> rule.sources().stream()).collect(Collectors.toUnmodifiableSet()));
  }

  /** The texts that a book looks into beside the messages, as keys see them. */
  public Map<LoreTalk.Source, String> texts(Definition definition, Macros macros) {
    var texts = new EnumMap<LoreTalk.Source, String>(LoreTalk.Source.class);
    for (LoreTalk.Source source : around) texts.put(source, text(source, definition, macros));
    return texts;
  }

  private static String text(LoreTalk.Source source, Definition definition, Macros macros) {
    return switch (source) {
      case PERSONA -> macros.expandNames(macros.values().persona());
      case DESCRIPTION -> macros.scanned(definition.description());
      case PERSONALITY -> macros.scanned(definition.personality());
      case SCENARIO -> macros.scanned(definition.scenario());
      case CREATOR_NOTES -> macros.scanned(definition.creatorNotes());
      case DEPTH_PROMPT -> macros.scanned(definition.extensions().object("depth_prompt")
          .orElse(Json.EMPTY).text("prompt").orElse(""));
    };
  }
}
