package io.fabula.domain.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimatedTokensTest implements TokenCountingContract {
  private final TokenCounting tokens = new EstimatedTokens();

  @Override
  public TokenCounting tokens() {
    return tokens;
  }

  @ParameterizedTest
  @CsvSource({"'',0", "a,1", "abcd,1", "abcde,2", "안녕하세요,5", "日本語,3", "ひらがな,4", "Привет,3", "🙂,2"})
  void a_text_counts_by_its_script(String text, int count) {
    assertThat(tokens.count(text)).isEqualTo(count);
  }

  @Test
  void a_longer_text_never_counts_less_than_its_beginning() {
    String text = "The lamp, 등대, 灯台, маяк, 🗼 and more.";
    for (int end = 1; end <= text.length(); end++) {
      assertThat(tokens.count(text.substring(0, end)))
          .isGreaterThanOrEqualTo(tokens.count(text.substring(0, end - 1)));
    }
  }
}
