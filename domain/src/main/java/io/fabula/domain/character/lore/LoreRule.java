package io.fabula.domain.character.lore;

import io.fabula.domain.character.LoreEntry;
import io.fabula.domain.prompt.LorePiece.Place;
import io.fabula.domain.prompt.Role;
import io.fabula.domain.shared.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an entry asks for: decorators first, then SillyTavern's extensions, then the specification's own
 * fields.
 *
 * @param identity names the entry in a chat's memory; another text or other keys make it another entry
 * @param conditions beside the keys, each needs one of its own (decorator {@code additional_keys})
 * @param scanDepth of its own, in messages
 * @param probability of 100
 */
record LoreRule(
    LoreEntry entry,
    Decorators decorators,
    String identity,
    List<List<String>> conditions,
    List<String> excluding,
    Logic logic,
    Optional<Integer> scanDepth,
    Set<LoreTalk.Source> sources,
    Timing timing,
    Recursion recursion,
    Group group,
    int probability,
    boolean ignoresBudget,
    Place place,
    Role role) {
  private static final int CERTAIN = 100;

  /** In messages; both halves of a timed effect end within those that are read at most. */
  private static final int LONGEST = LoreScan.MOST_MESSAGES / 2 - 1;

  /** How secondary keys count, by SillyTavern's numbers. */
  enum Logic {
    ANY,
    NOT_ALL,
    NONE,
    ALL
  }

  /**
   * When it may come in, counted in messages.
   *
   * @param sticky stays for so many further messages
   * @param cooldown then stays away for so many
   * @param delay not before the chat has so many
   * @param after not before the character has said so many
   * @param every only where the character's count divides by this
   * @param greeting only in a chat that opened with this one, 0 for the first
   */
  record Timing(int sticky, int cooldown, int delay, int after, int every, Optional<Integer> greeting,
      boolean keeps, boolean spends) {
    boolean remembers() {
      return sticky > 0 || cooldown > 0 || keeps || spends;
    }

    boolean counts() {
      return delay > 0 || after > 0 || every > 1;
    }
  }

  /**
   * @param level from which pass on it may come in; 0 from the first
   */
  record Recursion(boolean excluded, boolean prevents, int level) {}

  /** Of the entries that share a label one comes in. */
  record Group(List<String> labels, boolean override, int weight, boolean scoring) {}

  static LoreRule of(LoreEntry entry) {
    Json.Obj extensions = entry.json().object("extensions").orElse(Json.EMPTY);
    Decorators decorators = Decorators.of(entry.content());
    List<String> excluding = decorators.keyLists("exclude_keys").stream().flatMap(List::stream).toList();
    return new LoreRule(entry, decorators, identity(entry), decorators.keyLists("additional_keys"), excluding,
        logic(extensions),
        decorators.number("scan_depth")
            .or(() -> extensions.integer("scan_depth").filter(depth -> depth >= 0)),
        LoreTalk.Source.named(extensions), timing(decorators, extensions), recursion(extensions),
        group(extensions), probability(extensions), extensions.bool("ignore_budget").orElse(false),
        LorePlaces.of(entry, decorators, extensions), role(decorators, extensions));
  }

  private static String identity(LoreEntry entry) {
    int text = 31 * entry.content().hashCode() + entry.keys().hashCode();
    return entry.id() + "#" + Integer.toHexString(text);
  }

  private static Logic logic(Json.Obj extensions) {
    int number = extensions.integer("selectiveLogic").orElse(0);
    return number >= 0 && number < Logic.values().length ? Logic.values()[number] : Logic.ANY;
  }

  private static Timing timing(Decorators decorators, Json.Obj extensions) {
    return new Timing(Math.min(LONGEST, count(extensions, "sticky")),
        Math.min(LONGEST, count(extensions, "cooldown")), count(extensions, "delay"),
        decorators.number("activate_only_after").orElse(0),
        Math.max(1, decorators.number("activate_only_every").orElse(1)), decorators.number("is_greeting"),
        decorators.has("keep_activate_after_match"), decorators.has("dont_activate_after_match"));
  }

  private static int count(Json.Obj extensions, String key) {
    return Math.max(0, extensions.integer(key).orElse(0));
  }

  /** A level may be written as a flag too, which is the first. */
  private static Recursion recursion(Json.Obj extensions) {
    int level = extensions.bool("delay_until_recursion").map(waits -> waits ? 1 : 0)
        .orElse(Math.max(0, extensions.integer("delay_until_recursion").orElse(0)));
    return new Recursion(extensions.bool("exclude_recursion").orElse(false),
        extensions.bool("prevent_recursion").orElse(false), level);
  }

  private static Group group(Json.Obj extensions) {
    List<String> labels = Arrays.stream(extensions.text("group").orElse("").split(",")).map(String::strip)
        .filter(label -> !label.isEmpty()).distinct().collect(Collectors.toList());
    return new Group(labels, extensions.bool("group_override").orElse(false),
        Math.max(0, extensions.integer("group_weight").orElse(CERTAIN)),
        extensions.bool("use_group_scoring").orElse(false));
  }

  private static int probability(Json.Obj extensions) {
    boolean used = extensions.bool("useProbability").orElse(true);
    return used ? extensions.integer("probability").orElse(CERTAIN) : CERTAIN;
  }

  private static Role role(Decorators decorators, Json.Obj extensions) {
    Optional<String> word = decorators.word("role");
    if (word.isPresent()) return Role.valueOf(word.get().toUpperCase(java.util.Locale.ROOT));
    return switch (extensions.integer("role").orElse(0)) {
      case 1 -> Role.USER;
      case 2 -> Role.ASSISTANT;
      default -> Role.SYSTEM;
    };
  }

  boolean mayFail() {
    return probability < CERTAIN;
  }

  /** Higher stays longer when the budget runs out. */
  int rank() {
    return decorators.has("ignore_on_max_context")
        ? Integer.MIN_VALUE
        : entry.priority().orElse(entry.insertionOrder());
  }
}
