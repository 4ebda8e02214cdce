package io.fabula.domain.prompt;

import java.util.List;
import java.util.Optional;

/**
 * How a reply is drawn; what is absent is left to the provider.
 *
 * @param temperature 0 to 2
 * @param topP 0 to 1
 * @param maxTokens the longest reply, 1 to 32,768
 * @param stop texts that end the reply
 */
public record Sampling(
    Optional<Double> temperature, Optional<Double> topP, int maxTokens, List<String> stop) {
  public static final int MAX_TOKENS_DEFAULT = 1_024;
  public static final Sampling STANDARD = new Sampling(Optional.empty(), Optional.empty(), MAX_TOKENS_DEFAULT,
      List.of());

  public Sampling {
    stop = List.copyOf(stop);
  }
}
