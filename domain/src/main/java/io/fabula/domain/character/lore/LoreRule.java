package io.fabula.domain.character.lore;

import io.fabula.domain.character.LoreEntry;
import io.fabula.domain.prompt.LorePiece.Place;
import io.fabula.domain.prompt.Role;
import io.fabula.domain.shared.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An entry made ready: decorators first, then SillyTavern's extensions, then the specification's own
 * fields.
 */
record LoreRule(
    LoreEntry entry,
    Decorators decorators,
    Json.Obj extensions,
    List<Key> keys,
    List<Key> secondary,
    List<Key> excluding) {
  private static final int DEFAULT_DEPTH = 4;
  private static final int POSITION_AT_DEPTH = 4;

  /** A key as written, and ready. */
  record Key(String written, LoreKey ready) {}

  /** How secondary keys count, by SillyTavern's numbers. */
  enum Logic {
    ANY,
    NOT_ALL,
    NONE,
    ALL
  }

  static LoreRule of(LoreEntry entry, UnaryOperator<String> macros, KeyPatterns patterns) {
    Json.Obj extensions = entry.json().object("extensions").orElse(Json.EMPTY);
    Decorators decorators = Decorators.of(entry.content());
    boolean caseSensitive = extensions.bool("case_sensitive").orElse(entry.caseSensitive());
    boolean wholeWords = extensions.bool("match_whole_words").orElse(false);
    var keys = new ArrayList<String>(entry.keys());
    keys.addAll(decorators.keys("additional_keys"));
    return new LoreRule(entry, decorators, extensions,
        ready(keys, entry, caseSensitive, wholeWords, macros, patterns),
        ready(entry.secondaryKeys(), entry, caseSensitive, wholeWords, macros, patterns),
        ready(decorators.keys("exclude_keys"), entry, caseSensitive, wholeWords, macros, patterns));
  }

  private static List<Key> ready(List<String> keys, LoreEntry entry, boolean caseSensitive,
      boolean wholeWords,
      UnaryOperator<String> macros, KeyPatterns patterns) {
    return keys.stream()
        .map(key -> new Key(key, LoreKey.of(macros.apply(key), entry, caseSensitive, wholeWords, patterns)))
        .toList();
  }

  Optional<Integer> scanDepth() {
    return decorators.number("scan_depth")
        .or(() -> extensions.integer("scan_depth").filter(depth -> depth >= 0));
  }

  Logic logic() {
    int number = extensions.integer("selectiveLogic").orElse(0);
    return number >= 0 && number < Logic.values().length ? Logic.values()[number] : Logic.ANY;
  }

  boolean isForced() {
    return decorators.has("activate") || entry.constant();
  }

  boolean excludesRecursion() {
    return extensions.bool("exclude_recursion").orElse(false);
  }

  boolean preventsRecursion() {
    return extensions.bool("prevent_recursion").orElse(false);
  }

  boolean waitsForRecursion() {
    return extensions.bool("delay_until_recursion")
        .orElse(extensions.integer("delay_until_recursion").orElse(0) > 0);
  }

  /** Higher stays longer when the budget runs out. */
  int rank() {
    return decorators.has("ignore_on_max_context")
        ? Integer.MIN_VALUE
        : entry.priority().orElse(entry.insertionOrder());
  }

  Place place() {
    Optional<Integer> depth = decorators.number("depth");
    if (depth.isPresent()) return new Place.AtDepth(depth.get());
    Optional<String> word = decorators.first("position");
    if (word.isPresent()) return place(word.get().equals("before_desc"));
    return switch (extensions.integer("position").orElse(-1)) {
      case 0 -> place(true);
      case 1 -> place(false);
      case POSITION_AT_DEPTH ->
        new Place.AtDepth(extensions.integer("depth").filter(d -> d >= 0).orElse(DEFAULT_DEPTH));
      default -> place(entry.position() == LoreEntry.Position.BEFORE_CHAR);
    };
  }

  private static Place place(boolean before) {
    return before ? new Place.BeforeDefinition() : new Place.AfterDefinition();
  }

  Role role() {
    String word = decorators.first("role").orElse("").toLowerCase(Locale.ROOT);
    for (Role role : Role.values()) if (role.name().toLowerCase(Locale.ROOT).equals(word)) return role;
    return switch (extensions.integer("role").orElse(0)) {
      case 1 -> Role.USER;
      case 2 -> Role.ASSISTANT;
      default -> Role.SYSTEM;
    };
  }
}
