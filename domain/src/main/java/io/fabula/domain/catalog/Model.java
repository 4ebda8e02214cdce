package io.fabula.domain.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * @param name for people
 * @param contextTokens the window, prompt and reply together
 * @param maxOutputTokens the longest reply
 * @param inputPrice US dollars per million prompt tokens, absent when unknown
 * @param outputPrice US dollars per million reply tokens, absent when unknown
 * @param capabilities words such as {@code chat}, {@code offline}
 * @param available whether a turn may use it now
 */
public record Model(
    ModelId id,
    String name,
    int contextTokens,
    int maxOutputTokens,
    Optional<BigDecimal> inputPrice,
    Optional<BigDecimal> outputPrice,
    List<String> capabilities,
    boolean available) {
  public Model {
    capabilities = List.copyOf(capabilities);
  }
}
