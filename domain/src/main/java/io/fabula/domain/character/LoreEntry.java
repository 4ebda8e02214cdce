package io.fabula.domain.character;

import io.fabula.domain.shared.Json;
import java.util.List;
import java.util.Optional;

/**
 * One entry of a lorebook, read from its JSON (which keeps what is not read here).
 *
 * @param index its place in the book's {@code entries}
 * @param secondaryKeys asked for beside {@code keys} where {@code selective} is set
 * @param constant always in, as far as the budget allows
 * @param insertionOrder lower goes higher in the prompt
 * @param priority over budget, the lowest goes first
 */
public record LoreEntry(
    int index,
    Json.Obj json,
    String id,
    String name,
    List<String> keys,
    List<String> secondaryKeys,
    String content,
    boolean enabled,
    boolean constant,
    boolean selective,
    boolean caseSensitive,
    boolean useRegex,
    int insertionOrder,
    Optional<Integer> priority,
    Position position) {

  /** Where an entry's text stands by the card specifications. */
  public enum Position {
    /** Above the character's description. */
    BEFORE_CHAR,
    /** Below the character's description. */
    AFTER_CHAR
  }

  public LoreEntry {
    keys = List.copyOf(keys);
    secondaryKeys = List.copyOf(secondaryKeys);
  }

  static LoreEntry of(int index, Json.Obj json) {
    return new LoreEntry(
        index,
        json,
        json.text("id")
            .or(() -> json.get("id").filter(Json.Num.class::isInstance).map(id -> ((Json.Num) id).literal()))
            .orElse(Integer.toString(index)),
        json.text("name").filter(name -> !name.isEmpty()).or(() -> json.text("comment")).orElse(""),
        json.array("keys").map(Json.Arr::texts).orElse(List.of()),
        json.array("secondary_keys").map(Json.Arr::texts).orElse(List.of()),
        json.text("content").orElse(""),
        json.bool("enabled").orElse(true),
        json.bool("constant").orElse(false),
        json.bool("selective").orElse(false),
        json.bool("case_sensitive").orElse(false),
        json.bool("use_regex").orElse(false),
        json.integer("insertion_order").orElse(100),
        json.integer("priority"),
        json.text("position").filter("after_char"::equals).isPresent()
            ? Position.AFTER_CHAR
            : Position.BEFORE_CHAR);
  }
}
