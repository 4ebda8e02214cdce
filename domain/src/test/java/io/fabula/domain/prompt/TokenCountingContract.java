package io.fabula.domain.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.catalog.ModelId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link TokenCounting} keeps to. */
public interface TokenCountingContract {
  TokenCounting tokens();

  @Test
  default void no_text_has_no_tokens_and_every_other_has_some() {
    assertThat(tokens().count("")).isZero();
    for (String text : List.of("a", " ", "안녕하세요", "灯台", "🗼", "The lamp is lit."))
      assertThat(tokens().count(text)).as(text).isPositive();
  }

  @Test
  default void a_text_said_many_times_has_many_times_the_tokens() {
    int once = tokens().count("The lamp is lit. 등대에 불이 켜졌다. ");
    int often = tokens().count("The lamp is lit. 등대에 불이 켜졌다. ".repeat(100));

    assertThat(often).isBetween(once * 80, once * 120);
  }

  @Test
  default void any_characters_can_be_counted() {
    for (String text : List.of("\0\0", "\uD83D", "\uDDFC\uD83D", "<|endoftext|>", "x".repeat(100_000)))
      assertThat(tokens().count(text)).isPositive();
  }

  @Test
  default void a_model_that_nobody_knows_is_counted_for_too() {
    TokenCounting unknown = tokens().of(new ModelId("nobody", "nothing-1"));

    assertThat(unknown.count("")).isZero();
    assertThat(unknown.count("The lamp is lit.")).isPositive();
  }
}
