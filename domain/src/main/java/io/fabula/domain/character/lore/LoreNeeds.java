package io.fabula.domain.character.lore;

import java.util.List;
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
}
