package io.fabula.domain.chat;

import io.fabula.domain.shared.SharedError;
import java.util.Optional;

/** How replies are drawn in one chat; what is absent follows the model's defaults. */
public record ChatSettings(
    Optional<Double> temperature, Optional<Double> topP, Optional<Integer> maxTokens,
    Optional<Integer> contextTokens) {
  public static final int MAX_TOKENS_LIMIT = 32_768;
  public static final int CONTEXT_TOKENS_MIN = 512;
  public static final int CONTEXT_TOKENS_MAX = 2_000_000;
  public static final ChatSettings STANDARD = new ChatSettings(Optional.empty(), Optional.empty(),
      Optional.empty(),
      Optional.empty());

  public ChatSettings {
    require("settings.temperature", temperature.filter(t -> !(t >= 0 && t <= 2)), 0, 2);
    require("settings.top_p", topP.filter(p -> !(p >= 0 && p <= 1)), 0, 1);
    require("settings.max_tokens", maxTokens.filter(n -> n < 1 || n > MAX_TOKENS_LIMIT), 1, MAX_TOKENS_LIMIT);
    require("settings.context_tokens",
        contextTokens.filter(n -> n < CONTEXT_TOKENS_MIN || n > CONTEXT_TOKENS_MAX),
        CONTEXT_TOKENS_MIN, CONTEXT_TOKENS_MAX);
  }

  private static void require(String field, Optional<?> offending, int low, int high) {
    if (offending.isPresent()) throw SharedError.Invalid.failure(field, "shared.range", low, high);
  }
}
