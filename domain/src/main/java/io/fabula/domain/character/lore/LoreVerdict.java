package io.fabula.domain.character.lore;

import io.fabula.domain.prompt.LorePiece;
import io.fabula.domain.prompt.Role;
import java.util.Optional;

/**
 * What became of one entry in one evaluation.
 *
 * @param entry its id, else its index
 * @param reason one word: {@code key}, {@code constant} or {@code activated} for what is in; {@code
 *     disabled}, {@code no_key}, {@code secondary}, {@code excluded}, {@code not_now}, {@code empty} or
 *     {@code over_budget} for what is not
 * @param key the key that matched, as written
 * @param messageIndex where it matched, 0 for the newest message; absent where another entry's text
 *     called
 * @param order the entry's insertion order
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

  public LorePiece piece() {
    return new LorePiece(text, role, position);
  }
}
