package io.fabula.domain.character.lore;

import io.fabula.domain.character.lore.LinearPatterns.Step;
import io.fabula.domain.character.lore.PatternNode.Edge;
import io.fabula.domain.character.lore.match.Words;
import java.util.Arrays;
import java.util.List;

/** Runs the steps of one expression over texts. */
final class PatternAutomaton {
  /**
   * How many steps a text may take for each of its characters: some tens of milliseconds in 100 KB.
   * Whatever asks for more has not matched.
   */
  private static final int VISITS_PER_CHARACTER = 25;

  /** Short texts may take more, for that an expression is long is no offence. */
  private static final int VISITS_AT_LEAST = 50_000;

  private final Step[] steps;

  PatternAutomaton(List<Step> steps) {
    this.steps = steps.toArray(Step[]::new);
  }

  boolean occursIn(String text) {
    return new Run(text).find();
  }

  /** The ways open at one place of the text; each step is on the list once. */
  private final class Run {
    private final String text;
    private final int[] seenAt = new int[steps.length];
    private final int[] pending = new int[2 * steps.length + 1];
    private int[] current = new int[steps.length];
    private int[] following = new int[steps.length];
    private int count;
    private int visitsLeft;
    private boolean matched;

    Run(String text) {
      this.text = text;
      Arrays.fill(seenAt, -1);
      visitsLeft = Math.max(VISITS_AT_LEAST, VISITS_PER_CHARACTER * text.length());
    }

    boolean find() {
      int at = 0;
      int open = 0;
      while (true) {
        count = open;
        // a match may begin anywhere
        follow(0, at);
        if (matched) return true;
        if (at >= text.length() || visitsLeft < 0) return false;
        int c = text.codePointAt(at);
        at += Character.charCount(c);
        open = advance(c, at);
        if (matched) return true;
      }
    }

    private int advance(int c, int next) {
      int reading = count;
      int[] swap = current;
      current = following;
      following = swap;
      count = 0;
      visitsLeft -= reading;
      for (int i = 0; i < reading; i++) {
        if (steps[following[i]] instanceof Step.Read(var test) && test.test(c))
          follow(following[i] + 1, next);
      }
      return count;
    }

    /** Walks all steps that read nothing, and lists those that read. */
    private void follow(int start, int at) {
      int depth = 0;
      pending[depth++] = start;
      while (depth > 0) {
        int step = pending[--depth];
        visitsLeft--;
        if (seenAt[step] == at) continue;
        seenAt[step] = at;
        switch (steps[step]) {
          case Step.Match() -> matched = true;
          case Step.Read read -> current[count++] = step;
          case Step.Jump(var to) -> pending[depth++] = to;
          case Step.Split(var one, var other) -> {
            pending[depth++] = one;
            pending[depth++] = other;
          }
          case Step.Check(var edge) -> {
            if (holds(edge, at)) pending[depth++] = step + 1;
          }
        }
      }
    }

    private boolean holds(Edge.Kind edge, int at) {
      return switch (edge) {
        case TEXT_START -> at == 0;
        case TEXT_END -> at == text.length();
        case LINE_START -> at == 0 || text.charAt(at - 1) == '\n';
        case LINE_END -> at == text.length() || text.charAt(at) == '\n';
        case WORD -> wordBefore(at) != wordAfter(at);
        case NO_WORD -> wordBefore(at) == wordAfter(at);
      };
    }

    private boolean wordBefore(int at) {
      return at > 0 && Words.isWord(text.codePointBefore(at));
    }

    private boolean wordAfter(int at) {
      return at < text.length() && Words.isWord(text.codePointAt(at));
    }
  }
}
