package io.fabula.domain.character.lore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link KeyPatterns} keeps to. */
public interface KeyPatternsContract {
  KeyPatterns patterns();

  private boolean occurs(String expression, String flags, String text) {
    return patterns().compile(expression, flags).orElseThrow().occursIn(text);
  }

  @Test
  default void an_expression_matches_anywhere_in_the_text() {
    assertThat(occurs("lamps?", "", "All lamps are lit.")).isTrue();
    assertThat(occurs("등대(지기)?", "", "저 등대지기는 누구일까?")).isTrue();
    assertThat(occurs("^lamps?", "", "All lamps are lit.")).isFalse();
  }

  @Test
  default void flags_are_those_of_javascript() {
    assertThat(occurs("LAMP", "", "lamp")).isFalse();
    assertThat(occurs("LAMP", "i", "lamp")).isTrue();
    assertThat(occurs("^lit", "", "lamp\nlit")).isFalse();
    assertThat(occurs("^lit", "m", "lamp\nlit")).isTrue();
    assertThat(occurs("lamp.lit", "", "lamp\nlit")).isFalse();
    assertThat(occurs("lamp.lit", "s", "lamp\nlit")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[a", "*", "(?<", "a{2,1}"})
  default void what_is_no_expression_is_absent(String expression) {
    assertThat(patterns().compile(expression, "")).isEmpty();
  }

  /** Strangers write them: one that would take for ever has not matched, or is not taken. */
  @ParameterizedTest
  @CsvSource({"(a+)+$", "(a|a)*b", "(a|aa)+c", "(.*)(.*)(.*)x", "a{1,100}{1,100}y"})
  default void no_expression_takes_for_ever(String expression) {
    String text = "a".repeat(100_000) + "!";
    var began = System.nanoTime();

    patterns().compile(expression, "").ifPresent(pattern -> pattern.occursIn(text));

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
  }
}
