package io.fabula.domain.character.lore;

import io.fabula.domain.prompt.LorePiece;
import java.util.Comparator;
import java.util.List;

/**
 * One evaluation of a book.
 *
 * @param verdicts one for each entry, in the book's order
 */
public record LoreOutcome(List<LoreVerdict> verdicts) {
  public LoreOutcome {
    verdicts = List.copyOf(verdicts);
  }

  /** What enters the prompt, lower insertion order first. */
  public List<LorePiece> pieces() {
    return verdicts.stream()
        .filter(LoreVerdict::included)
        .sorted(Comparator.comparingInt(LoreVerdict::order))
        .map(LoreVerdict::piece)
        .toList();
  }
}
