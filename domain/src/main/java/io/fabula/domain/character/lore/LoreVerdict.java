package io.fabula.domain.character.lore;

import io.fabula.domain.prompt.LorePiece;
import io.fabula.domain.prompt.Role;
import java.util.Optional;

/**
 * What became of one entry in one evaluation.
 *
 * @param entry its id, else its index
 * @param reason one word. For what is in: {@code key}, {@code constant}, {@code activated} (by its
 *     decorator), {@code sticky} or {@code kept} (it came in earlier). For what is not: {@code
 *     disabled}, {@code empty}, {@code no_key}, {@code secondary}, {@code condition} ({@code
 *     additional_keys}), {@code excluded}, {@code not_now}, {@code greeting}, {@code delay}, {@code
 *     cooldown}, {@code spent} (comes but once), {@code waits} (for recursion), {@code group} (another
 *     of its group is in), {@code probability} or {@code over_budget}
 * @param key the key that matched, as written
 * @param messageIndex where it matched, 0 for the newest message; absent where another text called
 * @param order the entry's insertion order
 * @param tokens of the text without comments
 * @param text without decorators, macros not yet expanded
 */
public record LoreVerdict(
    String entry,
    String name,
    boolean included,
    String reason,
    Optional<String> key,
    Optional<Integer> messageIndex,
    LorePiece.Place position,
    Role role,
    int order,
    int tokens,
    String text) {

  /** What of it enters the prompt, where it is included. */
  public LorePiece piece() {
    return new LorePiece(text, role, position);
  }

  LoreVerdict refused(String why) {
    return new LoreVerdict(entry, name, false, why, key, messageIndex, position, role, order, tokens, text);
  }
}
