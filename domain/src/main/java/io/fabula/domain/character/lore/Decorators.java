package io.fabula.domain.character.lore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The decorators at the head of an entry's content (character-card-spec-v3, "Decorators"): lines of
 * {@code @@name value}, each followed by any fallbacks {@code @@@name value}, of which the first that is
 * known and has a good value counts. The block is cut off the text, known or not.
 *
 * <p>Not known here, so that their fallbacks count: those for texts that are no chats ({@code
 * instruct_…}), and {@code is_user_icon}, for users have personas instead.
 *
 * @param text the content without them
 */
record Decorators(Map<String, List<String>> values, String text) {
  private static final Predicate<String> ANYTHING = value -> true;
  private static final Predicate<String> NUMBER = value -> value.matches("-?\\d{1,6}");
  private static final Predicate<String> KEYS = value -> !value.replace(",", "").isBlank();

  private static final Map<String, Predicate<String>> KNOWN = Map.ofEntries(
      Map.entry("activate_only_after", NUMBER),
      Map.entry("activate_only_every", NUMBER),
      Map.entry("keep_activate_after_match", ANYTHING),
      Map.entry("dont_activate_after_match", ANYTHING),
      Map.entry("is_greeting", NUMBER),
      Map.entry("depth", NUMBER),
      Map.entry("reverse_depth", NUMBER),
      Map.entry("role", oneOf("assistant", "system", "user")),
      Map.entry("position", oneOf("before_desc", "after_desc", "personality", "scenario")),
      Map.entry("scan_depth", NUMBER),
      Map.entry("additional_keys", KEYS),
      Map.entry("exclude_keys", KEYS),
      Map.entry("activate", ANYTHING),
      Map.entry("dont_activate", ANYTHING),
      Map.entry("ignore_on_max_context", ANYTHING),
      Map.entry("disable_ui_prompt", oneOf("post_history_instructions", "system_prompt")));

  private static Predicate<String> oneOf(String... words) {
    Set<String> known = Set.of(words);
    return value -> known.contains(value.toLowerCase(Locale.ROOT));
  }

  static Decorators of(String content) {
    String rest = content.stripLeading();
    if (!rest.startsWith("@@")) return new Decorators(Map.of(), content);
    var values = new HashMap<String, List<String>>();
    boolean understood = true;
    int at = 0;
    while (rest.startsWith("@@", at)) {
      int end = rest.indexOf('\n', at);
      String line = (end < 0 ? rest.substring(at) : rest.substring(at, end)).strip();
      at = end < 0 ? rest.length() : end + 1;
      boolean fallback = line.startsWith("@@@");
      if (fallback && understood) continue;
      String[] words = line.substring(fallback ? 3 : 2).split("\\s+", 2);
      String value = words.length < 2 ? "" : words[1];
      understood = KNOWN.getOrDefault(words[0], unknown -> false).test(value);
      if (understood) values.computeIfAbsent(words[0], n -> new ArrayList<>()).add(value);
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

  /** Any word, in lower case. */
  Optional<String> word(String name) {
    return first(name).map(value -> value.toLowerCase(Locale.ROOT));
  }

  /** A number; what is below zero counts as zero. */
  Optional<Integer> number(String name) {
    return first(name).map(value -> Math.max(0, Integer.parseInt(value)));
  }

  /** The keys of each line of that name, parted by commas. */
  List<List<String>> keyLists(String name) {
    return values.getOrDefault(name, List.of()).stream()
        .map(value -> Stream.of(value.split(",")).map(String::strip).filter(key -> !key.isEmpty()).toList())
        .toList();
  }
}
