package io.fabula.domain.character.lore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The decorators at the head of an entry's content (character-card-spec-v3, "Decorators"): lines of
 * {@code @@name value}, each followed by any fallbacks {@code @@@name value} for readers who do not
 * know it. The block is cut off the text, known or not.
 *
 * @param text the content without them
 */
record Decorators(Map<String, List<String>> values, String text) {
  private static final Set<String> KNOWN = Set.of(
      "depth", "role", "activate", "dont_activate", "scan_depth", "additional_keys", "exclude_keys",
      "position",
      "activate_only_after", "activate_only_every", "ignore_on_max_context");

  static Decorators of(String content) {
    var values = new HashMap<String, List<String>>();
    String rest = content.stripLeading();
    if (!rest.startsWith("@@")) return new Decorators(Map.of(), content);
    boolean understood = true;
    int at = 0;
    while (rest.startsWith("@@", at)) {
      int end = rest.indexOf('\n', at);
      String line = (end < 0 ? rest.substring(at) : rest.substring(at, end)).strip();
      at = end < 0 ? rest.length() : end + 1;
      boolean fallback = line.startsWith("@@@");
      if (fallback && understood) continue;
      String[] words = line.replaceFirst("^@+", "").split("\\s+", 2);
      understood = KNOWN.contains(words[0]);
      if (understood)
        values.computeIfAbsent(words[0], n -> new ArrayList<>()).add(words.length < 2 ? "" : words[1]);
    }
    return new Decorators(values, rest.substring(at).strip());
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  /** Of a name that appears twice the first counts. */
  Optional<String> first(String name) {
    return Optional.ofNullable(values.get(name)).map(List::getFirst);
  }

  /** A number, not below zero. */
  Optional<Integer> number(String name) {
    return first(name).filter(value -> value.matches("\\d{1,6}")).map(Integer::valueOf);
  }

  /** The keys of all lines of that name, parted by commas. */
  List<String> keys(String name) {
    return values.getOrDefault(name, List.of()).stream()
        .flatMap(value -> Stream.of(value.split(",")))
        .map(String::strip)
        .filter(key -> !key.isEmpty())
        .toList();
  }
}
