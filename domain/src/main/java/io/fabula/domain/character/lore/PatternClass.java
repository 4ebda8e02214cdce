package io.fabula.domain.character.lore;

import io.fabula.domain.character.lore.PatternParser.Unsupported;
import java.util.function.IntPredicate;

/** The sets of characters in a regular expression: {@code [a-z]}, {@code \d} and their like. */
final class PatternClass {
  private final PatternParser in;

  /** The one character the last escape stood for, where it could begin or end a range. */
  private int single;

  PatternClass(PatternParser in) {
    this.in = in;
  }

  /** Behind the opening bracket. */
  IntPredicate parse() {
    boolean negated = in.take('^');
    IntPredicate set = c -> false;
    while (!in.take(']')) {
      IntPredicate item = item();
      int from = single;
      if (from >= 0 && in.take('-')) {
        if (in.take(']')) {
          IntPredicate dashed = set.or(item).or(c -> c == '-');
          return negated ? dashed.negate() : dashed;
        }
        item();
        int to = single;
        if (to < from) throw new Unsupported("bad range");
        item = c -> c >= from && c <= to;
      }
      set = set.or(item);
    }
    return negated ? set.negate() : set;
  }

  private IntPredicate item() {
    if (in.take('\\')) return escape();
    return literal(in.next());
  }

  /** Behind the backslash. */
  IntPredicate escape() {
    int c = in.next();
    single = -1;
    return switch (c) {
      case 'd' -> PatternClass::digit;
      case 'D' -> not(PatternClass::digit);
      case 'w' -> PatternClass::word;
      case 'W' -> not(PatternClass::word);
      case 's' -> PatternClass::space;
      case 'S' -> not(PatternClass::space);
      case 'n' -> literal('\n');
      case 'r' -> literal('\r');
      case 't' -> literal('\t');
      case 'f' -> literal('\f');
      case 'v' -> literal(0x0B);
      case 'b' -> literal('\b');
      case 'x' -> literal(hex(2));
      case 'u' -> literal(in.take('{') ? braced() : hex(4));
      default -> {
        if (c < 0x80 && Character.isLetterOrDigit(c)) throw new Unsupported("\\" + (char) c);
        yield literal(c);
      }
    };
  }

  private IntPredicate literal(int wanted) {
    single = wanted;
    return c -> c == wanted;
  }

  private int hex(int digits) {
    int value = 0;
    for (int i = 0; i < digits; i++) value = value * 16 + hexDigit(in.next());
    return value;
  }

  private int braced() {
    int value = 0;
    while (!in.take('}')) {
      value = value * 16 + hexDigit(in.next());
      if (value > Character.MAX_CODE_POINT) throw new Unsupported("bad code point");
    }
    return value;
  }

  private static int hexDigit(int c) {
    int digit = Character.digit(c, 16);
    if (digit < 0) throw new Unsupported("bad hexadecimal digit");
    return digit;
  }

  private static IntPredicate not(IntPredicate test) {
    return test.negate();
  }

  private static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean word(int c) {
    return digit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }

  private static boolean space(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0xFEFF;
  }
}
