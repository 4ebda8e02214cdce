package io.fabula.domain.character.lore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinearPatternsTest implements KeyPatternsContract {
  private final KeyPatterns patterns = new LinearPatterns();

  @Override
  public KeyPatterns patterns() {
    return patterns;
  }

  @ParameterizedTest
  @CsvSource(delimiter = ' ', value = {
      "lamp - the_lamp", "l.mp - lamp", "^lamp$ - lamp", "la?m{1,2}p+ - lmmpp",
      "(?:dark|light)house - lighthouse",
      "(?<x>a|b)+c - ababc", "[a-c]+\\d{2,} - abc123", "[^a-c] - d", "LAMP i lamp", "[A-C]+ i abc",
      "a{2} - aa",
      "\\bcat\\b - a:cat.", "용(이|을)? - 용이", "\\u{1F5FC} - 🗼", "\\x41 - A", "(a*)*b - aaab", "x{0,2}$ - a",
      "a|b|c - c",
      "a{ - a{", "[]a] - a]", "(a|)+$ - b"})
  void an_expression_finds_what_it_means(String expression, String flags, String text) {
    boolean emptyClass = expression.equals("[]a]");

    assertThat(patterns.compile(expression, flags).orElseThrow().occursIn(text))
        .isEqualTo(!emptyClass);
  }

  @ParameterizedTest
  @CsvSource({"^lamp,a lamp", "LAMP,lamp", "a{3},aa", "[^a],a", "\\bcat\\b,concat", "a.c,ac", "\\Bx,x"})
  void an_expression_does_not_find_what_it_does_not_mean(String expression, String text) {
    assertThat(patterns.compile(expression, "").orElseThrow().occursIn(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", ")", "[", "*a", "\\", "(a)\\1", "(?=a)", "(?<!a)b", "a{2,1}", "a{9999}",
      "[z-a]", "\\u{FFFFFFF}",
      "((((){1000}){1000}){1000})", "((a{1000}){1000}){1000}"})
  void what_an_automaton_cannot_do_is_not_taken(String expression) {
    assertThat(patterns.compile(expression, "")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a+)+$", "(a|aa)+$", "(.*)*x", "(a?){30}a{30}", "([a-z]+)*!"})
  void no_expression_takes_more_than_linear_time(String expression) {
    KeyPatterns.KeyPattern pattern = patterns.compile(expression, "").orElseThrow();
    long before = System.nanoTime();

    pattern.occursIn("a".repeat(100_000) + "b");

    assertThat(System.nanoTime() - before).isLessThan(5_000_000_000L);
  }

  @Test
  void any_soup_of_signs_is_taken_or_not() {
    String signs = "ab\\(){}[]|*+?^$.,-:0<>=!dwu한";
    var chance = new Random(7);
    for (int round = 0; round < 20_000; round++) {
      var soup = new StringBuilder();
      for (int i = chance.nextInt(12); i >= 0; i--) soup.append(signs.charAt(chance.nextInt(signs.length())));
      patterns.compile(soup.toString(), "i").ifPresent(pattern -> pattern.occursIn("ab한 a0b"));
    }
  }
}
