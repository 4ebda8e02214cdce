package io.fabula.llm.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.prompt.EstimatedTokens;
import io.fabula.domain.prompt.TokenCounting;
import io.fabula.domain.prompt.TokenCountingContract;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JtokkitTokensTest implements TokenCountingContract {
  private static final List<String> ENGLISH = List.of(
      "The lamp was lit long before the first ship came round the headland, and nobody had asked her to.",
      "\"You came back,\" she says, without looking up from the net in her lap. *Her fingers do not stop.*",
      "Mira is thirty-four, stubborn, left-handed, and kinder than she wants anybody in the village to know.",
      "Don't tell me it's nothing! I've counted every wave since the great storm of '09, and that wasn't one.");
  private static final List<String> KOREAN = List.of(
      "등대의 불은 첫 배가 곶을 돌기 한참 전부터 켜져 있었고, 아무도 그녀에게 부탁하지 않았다.",
      "\"돌아왔구나.\" 그녀는 무릎 위의 그물에서 눈을 떼지 않고 말한다. *손가락은 멈추지 않는다.*",
      "미라는 서른네 살이고 고집이 세며 왼손잡이에다, 마을 사람들이 아는 것보다 훨씬 다정하다.",
      "아무것도 아니라고 하지 마! 큰 폭풍이 온 뒤로 모든 파도를 세었는데, 그건 파도가 아니었어.");

  private final TokenCounting estimate = new EstimatedTokens();
  private final TokenCounting tokens = new JtokkitTokens(estimate);

  @Override
  public TokenCounting tokens() {
    return tokens.of(new ModelId("openai", "gpt-4o"));
  }

  /** As OpenAI's own tokenizer counts them. */
  @ParameterizedTest
  @CsvSource({"openai/gpt-4,Hello world!,3", "openai/gpt-4o,Hello world!,3", "openai/gpt-4,안녕하세요,5",
      "openai/gpt-4o,안녕하세요,2", "openrouter/openai/gpt-4o-mini,안녕하세요,2", "openai/o3-mini,안녕하세요,2",
      "openai/gpt-4,<|endoftext|>,7", "openai/gpt-4o,'',0"})
  void models_that_are_known_count_exactly(String model, String text, int count) {
    TokenCounting exact = tokens.of(ModelId.parse(model).orElseThrow());

    assertThat(exact.count(text)).isEqualTo(count);
    assertThat(exact.count(text)).as("asked again").isEqualTo(count);
  }

  @ParameterizedTest
  @ValueSource(strings = {"offline/improv", "groq/llama-3.3-70b", "x/o100", "anthropic/claude-opus",
      "x/gpt-40"})
  void others_are_estimated(String model) {
    assertThat(tokens.of(ModelId.parse(model).orElseThrow()).count("안녕하세요")).isEqualTo(5);
    assertThat(tokens.count("안녕하세요")).isEqualTo(5);
  }

  /** What is declared of the estimate, against the vocabulary that most models of today resemble. */
  @Test
  void the_estimate_errs_on_the_safe_side() {
    TokenCounting exact = tokens.of(ModelId.parse("openai/gpt-4o").orElseThrow());

    assertThat(ratio(ENGLISH, exact)).isBetween(1.0, 1.15);
    assertThat(ratio(KOREAN, exact)).isBetween(1.0, 1.15);
  }

  private double ratio(List<String> texts, TokenCounting exact) {
    return texts.stream().mapToInt(estimate::count).sum()
        / (double) texts.stream().mapToInt(exact::count).sum();
  }

  @Test
  void what_is_remembered_has_a_bound() {
    TokenCounting exact = tokens.of(ModelId.parse("openai/gpt-4o").orElseThrow());
    String long_ = "word ".repeat(300_000);
    for (int i = 0; i < 6; i++) assertThat(exact.count(long_ + i)).isBetween(300_000, 300_003);
    assertThat(exact.count("Hello world!")).isEqualTo(3);
  }
}
