package io.fabula.domain.character.lore;

import io.fabula.domain.character.LoreEntry;
import io.fabula.domain.character.lore.match.PlainKey;
import io.fabula.domain.character.lore.match.PlainKeys;
import io.fabula.domain.shared.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All keys of a book, ready to be looked for.
 *
 * @param entries the keys of each entry, in the book's order
 * @param count how many keys there are; each has its number below
 */
record BookKeys(List<Keys> entries, PlainKeys plain, List<LoreKey> plainKeys, int count) {

  /** The keys of one entry. */
  record Keys(List<LoreKey> primary, List<LoreKey> secondary, List<List<LoreKey>> conditions,
      List<LoreKey> excluding) {}

  /**
   * @param written as the author wrote it
   * @param pattern for an expression; absent for plain words
   */
  record LoreKey(int number, String written, Optional<KeyPatterns.KeyPattern> pattern) {}

  private static final Pattern SLASHES = Pattern.compile("(?s)/((?:[^/\\\\]|\\\\.)+)/([dgimsuvy]*)");
  private static final Pattern SPECIAL = Pattern.compile("[\\\\^$.|?*+()\\[\\]{}]");

  /** The keys that are something else in each chat. */
  static List<String> withMacros(List<LoreRule> rules) {
    return rules.stream().flatMap(BookKeys::written).filter(key -> key.contains("{{") || key.contains("<"))
        .distinct().toList();
  }

  private static Stream<String> written(LoreRule rule) {
    return Stream.of(rule.entry().keys(), rule.entry().secondaryKeys(), rule.excluding(),
        rule.conditions().stream().flatMap(List::stream).toList()).flatMap(List::stream);
  }

  static BookKeys of(List<LoreRule> rules, UnaryOperator<String> macros, KeyPatterns patterns) {
    var making = new Making(macros, patterns);
    List<Keys> entries = rules.stream().map(making::keys).toList();
    return new BookKeys(entries, new PlainKeys(making.plain), making.plainKeys, making.count);
  }

  /** Whether a key is an expression, by its slashes or because its entry says so, and which. */
  static Optional<Expression> expression(String key, LoreEntry entry, boolean caseSensitive) {
    Matcher slashes = SLASHES.matcher(key);
    if (slashes.matches()) return Optional.of(new Expression(slashes.group(1), slashes.group(2)));
    if (!entry.useRegex() || isFromSillyTavern(entry) || !SPECIAL.matcher(key).find())
      return Optional.empty();
    return Optional.of(new Expression(key, caseSensitive ? "" : "i"));
  }

  /** Its exports set {@code use_regex} on every entry, and mean by it that slash forms count. */
  private static boolean isFromSillyTavern(LoreEntry entry) {
    return entry.json().object("extensions").filter(e -> e.get("useProbability").isPresent()
        && e.get("display_index").isPresent()).isPresent();
  }

  record Expression(String source, String flags) {}

  private static final class Making {
    final UnaryOperator<String> macros;
    final KeyPatterns patterns;
    final List<PlainKey> plain = new ArrayList<>();
    final List<LoreKey> plainKeys = new ArrayList<>();
    int count;

    Making(UnaryOperator<String> macros, KeyPatterns patterns) {
      this.macros = macros;
      this.patterns = patterns;
    }

    Keys keys(LoreRule rule) {
      return new Keys(keys(rule, rule.entry().keys()), keys(rule, rule.entry().secondaryKeys()),
          rule.conditions().stream().map(list -> keys(rule, list)).toList(), keys(rule, rule.excluding()));
    }

    private List<LoreKey> keys(LoreRule rule, List<String> written) {
      return written.stream().map(key -> key(rule.entry(), key)).toList();
    }

    private LoreKey key(LoreEntry entry, String written) {
      String text = macros.apply(written).strip();
      Json.Obj extensions = entry.json().object("extensions").orElse(Json.EMPTY);
      boolean caseSensitive = extensions.bool("case_sensitive").orElse(entry.caseSensitive());
      Optional<Expression> expression = expression(text, entry, caseSensitive);
      if (expression.isPresent()) {
        return new LoreKey(count++, written, Optional.of(
            patterns.compile(expression.get().source(), expression.get().flags()).orElse(any -> false)));
      }
      PlainKey.Edges edges = extensions.bool("match_whole_words")
          .map(whole -> whole ? PlainKey.Edges.WHOLE_WORD : PlainKey.Edges.ANYWHERE)
          .orElse(PlainKey.Edges.WORD);
      plain.add(PlainKey.of(text, caseSensitive, edges));
      var key = new LoreKey(count++, written, Optional.empty());
      plainKeys.add(key);
      return key;
    }
  }
}
