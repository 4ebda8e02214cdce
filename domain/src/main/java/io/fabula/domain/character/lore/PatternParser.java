package io.fabula.domain.character.lore;

import io.fabula.domain.character.lore.PatternNode.Chars;
import io.fabula.domain.character.lore.PatternNode.Choice;
import io.fabula.domain.character.lore.PatternNode.Edge;
import io.fabula.domain.character.lore.PatternNode.Repeat;
import io.fabula.domain.character.lore.PatternNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Reads JavaScript's regular expressions as far as a finite automaton can run them: no look-around,
 * no back references.
 */
final class PatternParser {
  private static final int MAX_NESTING = 50;
  private static final int MAX_COUNT = 1_000;

  private final String source;
  private final boolean ignoreCase;
  private final boolean multiline;
  private final boolean dotAll;
  private int at;
  private int nesting;

  /** An expression that is malformed or asks for more than an automaton can do. */
  static final class Unsupported extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unsupported(String reason) {
      super(reason, null, false, false);
    }
  }

  PatternParser(String source, String flags) {
    this.source = source;
    this.ignoreCase = flags.indexOf('i') >= 0;
    this.multiline = flags.indexOf('m') >= 0;
    this.dotAll = flags.indexOf('s') >= 0;
  }

  PatternNode parse() {
    PatternNode node = choice();
    if (at < source.length()) throw new Unsupported("unmatched )");
    return node;
  }

  private PatternNode choice() {
    if (++nesting > MAX_NESTING) throw new Unsupported("nested too deep");
    var options = new ArrayList<PatternNode>(List.of(sequence()));
    while (take('|')) options.add(sequence());
    nesting--;
    return options.size() == 1 ? options.getFirst() : new Choice(options);
  }

  private PatternNode sequence() {
    var nodes = new ArrayList<PatternNode>();
    while (at < source.length() && peek() != '|' && peek() != ')') nodes.add(repeated(atom()));
    return new Sequence(nodes);
  }

  private PatternNode repeated(PatternNode node) {
    PatternNode result = node;
    if (take('*')) result = new Repeat(node, 0, Repeat.ENDLESS);
    else if (take('+')) result = new Repeat(node, 1, Repeat.ENDLESS);
    else if (take('?')) result = new Repeat(node, 0, 1);
    else if (at < source.length() && peek() == '{') result = counted(node);
    // lazy or greedy makes no difference to whether there is a match
    if (result != node) take('?');
    return result;
  }

  private PatternNode counted(PatternNode node) {
    int close = source.indexOf('}', at);
    String inner = close < 0 ? "" : source.substring(at + 1, close);
    if (!inner.matches("\\d{1,4}(,\\d{0,4})?")) return node;
    at = close + 1;
    String[] bounds = inner.split(",", -1);
    int min = Integer.parseInt(bounds[0]);
    int max = bounds.length == 1 ? min : bounds[1].isEmpty() ? Repeat.ENDLESS : Integer.parseInt(bounds[1]);
    if (min > MAX_COUNT || max > MAX_COUNT || max >= 0 && max < min) throw new Unsupported("bad count");
    return new Repeat(node, min, max);
  }

  private PatternNode atom() {
    int c = next();
    return switch (c) {
      case '(' -> group();
      case '[' -> chars(new PatternClass(this).parse());
      case '.' -> dotAll ? chars(any -> true) : chars(any -> any != '\n' && any != '\r');
      case '^' -> new Edge(multiline ? Edge.Kind.LINE_START : Edge.Kind.TEXT_START);
      case '$' -> new Edge(multiline ? Edge.Kind.LINE_END : Edge.Kind.TEXT_END);
      case '\\' -> escape();
      case '*', '+', '?' -> throw new Unsupported("nothing to repeat");
      default -> chars(one -> one == c);
    };
  }

  private PatternNode group() {
    if (take('?') && !take(':')) {
      if (!take('<') || at >= source.length() || peek() == '=' || peek() == '!') {
        throw new Unsupported("look-around");
      }
      int close = source.indexOf('>', at);
      if (close < 0) throw new Unsupported("unfinished name");
      at = close + 1;
    }
    PatternNode node = choice();
    if (!take(')')) throw new Unsupported("unmatched (");
    return node;
  }

  private PatternNode escape() {
    if (take('b')) return new Edge(Edge.Kind.WORD);
    if (take('B')) return new Edge(Edge.Kind.NO_WORD);
    return chars(new PatternClass(this).escape());
  }

  private Chars chars(IntPredicate test) {
    if (!ignoreCase) return new Chars(test);
    return new Chars(
        c -> test.test(c) || test.test(Character.toLowerCase(c)) || test.test(Character.toUpperCase(c)));
  }

  int next() {
    if (at >= source.length()) throw new Unsupported("it ends too early");
    int c = source.codePointAt(at);
    at += Character.charCount(c);
    return c;
  }

  boolean take(char wanted) {
    boolean there = at < source.length() && source.charAt(at) == wanted;
    if (there) at++;
    return there;
  }

  private char peek() {
    return source.charAt(at);
  }
}
