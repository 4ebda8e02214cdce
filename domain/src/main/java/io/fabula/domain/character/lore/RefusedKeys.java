package io.fabula.domain.character.lore;

import io.fabula.domain.character.LoreEntry;
import io.fabula.domain.character.Lorebook;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Keys that are expressions no engine of ours takes, so that whoever imports a book can be told. */
public final class RefusedKeys {
  /**
   * A key that will never match.
   *
   * @param entry the entry's place in the book
   * @param key as it is written
   */
  public record Refused(int entry, String key) {}

  private RefusedKeys() {}

  /** In the book's order. A key with macros is left out, for what it becomes is not known yet. */
  public static List<Refused> of(Lorebook book, KeyPatterns patterns) {
    var refused = new ArrayList<Refused>();
    for (LoreEntry entry : book.entries()) {
      Stream.concat(entry.keys().stream(), entry.secondaryKeys().stream())
          .filter(key -> !key.contains("{{") && isRefused(key, entry, patterns))
          .forEach(key -> refused.add(new Refused(entry.index(), key)));
    }
    return refused;
  }

  private static boolean isRefused(String key, LoreEntry entry, KeyPatterns patterns) {
    return BookKeys.expression(key.strip(), entry, false)
        .filter(expression -> patterns.compile(expression.source(), expression.flags()).isEmpty())
        .isPresent();
  }
}
