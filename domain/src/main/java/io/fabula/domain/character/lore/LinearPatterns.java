package io.fabula.domain.character.lore;

import io.fabula.domain.character.lore.PatternNode.Edge;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Regular expressions as automata in the manner of Thompson and Pike (R. Cox, "Regular Expression
 * Matching: the Virtual Machine Approach"): all ways through the expression are walked at once, so the
 * time is at most the length of the text times that of the expression.
 */
public final class LinearPatterns implements KeyPatterns {
  private static final int MAX_SOURCE = 1_000;

  /** One step of the automaton. */
  sealed interface Step {
    record Read(IntPredicate test) implements Step {}

    record Check(Edge.Kind edge) implements Step {}

    record Split(int one, int other) implements Step {}

    record Jump(int to) implements Step {}

    record Match() implements Step {}
  }

  @Override
  public Optional<KeyPattern> compile(String expression, String flags) {
    if (expression.length() > MAX_SOURCE) return Optional.empty();
    try {
      var automaton = new PatternAutomaton(PatternProgram.of(new PatternParser(expression, flags).parse()));
      return Optional.of(automaton::occursIn);
    } catch (PatternParser.Unsupported refused) {
      return Optional.empty();
    }
  }
}
