package io.fabula.llm.offline;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what an English card says about its character into what the character says. */
final class FirstPerson {
  private static final Pattern STILL_THIRD = Pattern.compile("\\b(he|she|him|himself|herself|hers|they)\\b",
      Pattern.CASE_INSENSITIVE);

  private FirstPerson() {}

  /** Empty where it would take more grammar than is known here. */
  static Optional<String> of(String sentence, Optional<String> name) {
    String subjects = name.map(who -> Pattern.quote(who) + "|").orElse("") + "She|He";
    Matcher subject = Pattern.compile("^(?:" + subjects + ") ([a-z]+)\\b(.*)$").matcher(sentence);
    if (!subject.matches()) return Optional.empty();
    String rest = subject.group(2);
    boolean namedAgain = name.isPresent() && rest.contains(name.get());
    if (namedAgain || STILL_THIRD.matcher(rest).find()) return Optional.empty();
    return verb(subject.group(1))
        .map(verb -> "I " + verb + rest.replaceAll("\\b(?:her|his) (?=[a-z])", "my "));
  }

  private static Optional<String> verb(String third) {
    return switch (third) {
      case "is" -> Optional.of("am");
      case "was", "had", "did", "can", "could", "will", "would", "must", "may", "might", "should" ->
        Optional.of(third);
      case "has" -> Optional.of("have");
      case "does" -> Optional.of("do");
      default -> {
        if (third.endsWith("ed")) yield Optional.of(third);
        if (third.endsWith("ies") && third.length() > 4)
          yield Optional.of(third.substring(0, third.length() - 3) + "y");
        if (third.matches(".*(sh|ch|x|ss|o|zz)es")) yield Optional.of(third.substring(0, third.length() - 2));
        yield third.endsWith("s") && !third.endsWith("ss")
            ? Optional.of(third.substring(0, third.length() - 1))
            : Optional.empty();
      }
    };
  }
}
