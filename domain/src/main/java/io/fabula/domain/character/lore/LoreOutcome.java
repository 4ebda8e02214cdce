package io.fabula.domain.character.lore;

import io.fabula.domain.prompt.LorePiece;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * One evaluation of a book.
 *
 * @param verdicts one for each entry, in the book's order
 * @param memory what the chat remembers from now on
 * @param disabledPrompts defaults that an entry switches off: {@code system_prompt}, {@code
 *     post_history_instructions}
 */
public record LoreOutcome(List<LoreVerdict> verdicts, LoreMemory memory, Set<String> disabledPrompts) {
  public static final LoreOutcome NOTHING = new LoreOutcome(List.of(), LoreMemory.EMPTY, Set.of());

  public LoreOutcome {
    verdicts = List.copyOf(verdicts);
    disabledPrompts = Set.copyOf(disabledPrompts);
  }

  /** What enters the prompt, lower insertion order first. */
  public List<LorePiece> pieces() {
    return verdicts.stream()
        .filter(verdict -> verdict.included() && !verdict.text().isBlank())
        .sorted(Comparator.comparingInt(LoreVerdict::order))
        .map(LoreVerdict::piece)
        .toList();
  }
}
