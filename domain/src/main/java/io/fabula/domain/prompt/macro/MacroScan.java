package io.fabula.domain.prompt.macro;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * One pass over a text that finds macros, innermost first, and puts their values in place. Depth is
 * limited, for each level copies what is inside it.
 */
final class MacroScan {
  private static final int MAX_DEPTH = 16;

  private final String text;
  private final Function<Call, Optional<String>> values;
  private final Deque<Frame> frames = new ArrayDeque<>();
  private Frame frame = new Frame(0);
  private int length;
  private int at;

  /**
   * A macro as it was called.
   *
   * @param name in lower case
   * @param argument what follows the name and its separator, inner macros solved
   * @param list whether the separator was {@code ::}
   * @param offset where it stands in the text
   */
  record Call(String name, String argument, boolean list, int offset) {}

  /** What lies between a pair of braces so far; the outermost one is the text itself. */
  private static final class Frame {
    final StringBuilder content = new StringBuilder();
    final int offset;

    /** Where the first value was put in: a macro's name may not be made of one. */
    int firstValue = Integer.MAX_VALUE;

    Frame(int offset) {
      this.offset = offset;
    }
  }

  MacroScan(String text, Function<Call, Optional<String>> values) {
    this.text = text;
    this.values = values;
  }

  String run() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '{' && text.startsWith("{{", at) && frames.size() < MAX_DEPTH) open();
      else if (c == '}' && !frames.isEmpty() && text.startsWith("}}", at)) close();
      else if (c == '\\' && isEscaped()) at++;
      else if (c != '<' || !tag()) {
        frame.content.append(c);
        at++;
      }
    }
    while (!frames.isEmpty()) keepAsWritten("");
    return frame.content.toString();
  }

  private void open() {
    frames.push(frame);
    frame = new Frame(at);
    at += 2;
  }

  private void close() {
    at += 2;
    Optional<Call> call = call();
    if (call.filter(c -> c.name().equals("trim")).isPresent()) {
      trim();
      return;
    }
    Optional<String> value = call.flatMap(values).filter(v -> length + v.length() <= Macros.MAX_OUTPUT);
    if (value.isEmpty()) {
      keepAsWritten("}}");
      return;
    }
    frame = frames.pop();
    put(value.get());
  }

  private Optional<Call> call() {
    String content = frame.content.toString();
    String inner = content.stripLeading();
    int skipped = content.length() - inner.length();
    if (inner.startsWith("//")) return Optional.of(new Call("//", "", false, frame.offset));
    int end = 0;
    while (end < inner.length() && inner.charAt(end) != ':' && !Character.isWhitespace(inner.charAt(end)))
      end++;
    if (end == 0 || skipped + end > frame.firstValue) return Optional.empty();
    String name = inner.substring(0, end).toLowerCase(Locale.ROOT);
    String rest = inner.substring(end);
    if (rest.startsWith("::")) return Optional.of(new Call(name, rest.substring(2), true, frame.offset));
    if (rest.startsWith(":")) return Optional.of(new Call(name, rest.substring(1), false, frame.offset));
    return Optional.of(new Call(name, rest.strip(), false, frame.offset));
  }

  /** Two braces behind a backslash, or each behind its own, are no macro's; the backslashes go. */
  private boolean isEscaped() {
    int first = at + 1;
    if (first >= text.length()) return false;
    char brace = text.charAt(first);
    if (brace != '{' && brace != '}') return false;
    int second = first + 1 < text.length() && text.charAt(first + 1) == '\\' ? first + 2 : first + 1;
    if (second >= text.length() || text.charAt(second) != brace) return false;
    put(String.valueOf(brace).repeat(2));
    at = second;
    return true;
  }

  private boolean tag() {
    return tag("<user>", "user") || tag("<bot>", "char") || tag("<char>", "char") || tag("<group>", "group")
        || tag("<charifnotgroup>", "charifnotgroup");
  }

  private boolean tag(String tag, String name) {
    if (!text.regionMatches(true, at, tag, 0, tag.length())) return false;
    Optional<String> value = values.apply(new Call(name, "", false, at));
    value.ifPresent(this::put);
    if (value.isPresent()) at += tag.length();
    return value.isPresent();
  }

  private void put(String value) {
    frame.firstValue = Math.min(frame.firstValue, frame.content.length());
    frame.content.append(value);
    length += value.length();
  }

  /** Eats the line breaks around itself. */
  private void trim() {
    frame = frames.pop();
    int end = frame.content.length();
    while (end > 0 && isBreak(frame.content.charAt(end - 1))) end--;
    frame.content.setLength(end);
    while (at < text.length() && isBreak(text.charAt(at))) at++;
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }

  private void keepAsWritten(String closing) {
    Frame inner = frame;
    frame = frames.pop();
    frame.content.append("{{");
    if (inner.firstValue < Integer.MAX_VALUE) {
      frame.firstValue = Math.min(frame.firstValue, frame.content.length() + inner.firstValue);
    }
    frame.content.append(inner.content).append(closing);
  }
}
