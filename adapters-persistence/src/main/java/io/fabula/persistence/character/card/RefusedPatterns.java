package io.fabula.persistence.character.card;

import io.fabula.domain.character.CardWarning;
import io.fabula.domain.character.LoreEntry;
import io.fabula.domain.character.Lorebook;
import io.fabula.domain.character.lore.KeyPatterns;
import io.fabula.domain.character.lore.LinearPatterns;
import io.fabula.domain.shared.Json;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the regular expressions of a book that the engine cannot take: they will never match. */
final class RefusedPatterns {
  private static final int MAX_WARNINGS = 20;

  /** Each may take some ten microseconds; books of real cards have a few dozen. */
  private static final int MAX_TRIED = 5_000;
  private static final Pattern SLASHES = Pattern.compile("(?s)/(.+)/([a-z]*)");

  private final KeyPatterns patterns = new LinearPatterns();
  private final List<CardWarning> warnings;
  private int found;
  private int tried;

  private RefusedPatterns(List<CardWarning> warnings) {
    this.warnings = warnings;
  }

  /**
   * @param path of the book; empty where it stands alone
   */
  static void warnOf(Lorebook book, String path, List<CardWarning> warnings) {
    var refused = new RefusedPatterns(warnings);
    for (LoreEntry entry : book.entries()) {
      String place = path + (path.isEmpty() ? "" : ".") + "entries[" + entry.index() + "]";
      refused.check(entry, "keys", place);
      refused.check(entry, "secondary_keys", place);
    }
    if (refused.tried > MAX_TRIED) {
      warnings.add(new CardWarning("regex_unchecked",
          "only the first " + MAX_TRIED + " regular expressions were looked at", path));
    }
  }

  private void check(LoreEntry entry, String field, String place) {
    List<Json> keys = entry.json().array(field).map(Json.Arr::items).orElse(List.of());
    for (int i = 0; i < keys.size() && found < MAX_WARNINGS; i++) {
      if (!(keys.get(i) instanceof Json.Str(var key)) || taken(key.strip(), entry)) continue;
      found++;
      warnings.add(new CardWarning("regex_refused", "a regular expression that cannot be searched for in"
          + " linear time never matches", place + "." + field + "[" + i + "]"));
    }
  }

  private boolean taken(String key, LoreEntry entry) {
    Matcher slashes = SLASHES.matcher(key);
    boolean expression = slashes.matches() || entry.useRegex() && !key.isEmpty();
    if (!expression || ++tried > MAX_TRIED) return true;
    if (slashes.matches()) return patterns.compile(slashes.group(1), slashes.group(2)).isPresent();
    return patterns.compile(key, "").isPresent();
  }
}
