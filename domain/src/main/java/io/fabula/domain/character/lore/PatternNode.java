package io.fabula.domain.character.lore;

import java.util.List;
import java.util.function.IntPredicate;

/** A regular expression as a tree. */
sealed interface PatternNode {
  record Chars(IntPredicate test) implements PatternNode {}

  record Sequence(List<PatternNode> nodes) implements PatternNode {}

  record Choice(List<PatternNode> nodes) implements PatternNode {}

  /**
   * @param max {@link #ENDLESS} for no limit
   */
  record Repeat(PatternNode node, int min, int max) implements PatternNode {
    static final int ENDLESS = -1;
  }

  record Edge(Kind kind) implements PatternNode {
    enum Kind {
      TEXT_START,
      TEXT_END,
      LINE_START,
      LINE_END,
      WORD,
      NO_WORD
    }
  }
}
