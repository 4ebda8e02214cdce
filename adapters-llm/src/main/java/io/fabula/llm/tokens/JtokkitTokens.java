package io.fabula.llm.tokens;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.prompt.TokenCounting;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Exact counts for the models whose vocabulary is published (OpenAI's), with the library jtokkit; for
 * all others, and without a model, an estimate. A vocabulary is loaded when its first model is used.
 */
public final class JtokkitTokens implements TokenCounting {
  private final TokenCounting estimate;
  private final EncodingRegistry registry = Encodings.newLazyEncodingRegistry();
  private final Map<EncodingType, TokenCounting> exact = new EnumMap<>(EncodingType.class);

  /**
   * @param estimate for models that are not known
   */
  public JtokkitTokens(TokenCounting estimate) {
    this.estimate = estimate;
  }

  @Override
  public int count(String text) {
    return estimate.count(text);
  }

  @Override
  public TokenCounting of(ModelId model) {
    return encoding(model).map(this::exact).orElse(estimate);
  }

  private synchronized TokenCounting exact(EncodingType type) {
    return exact.computeIfAbsent(type,
        absent -> new RememberedCounts(registry.getEncoding(absent)::countTokensOrdinary));
  }

  /** By the model's own name, whoever serves it: {@code openrouter/openai/gpt-4o} is a gpt-4o. */
  static Optional<EncodingType> encoding(ModelId model) {
    String name = model.name().substring(model.name().lastIndexOf('/') + 1);
    if (isOf(name, "gpt-4o", "chatgpt-4o", "gpt-4.1", "gpt-4.5", "gpt-5", "gpt-oss", "o1", "o3", "o4"))
      return Optional.of(EncodingType.O200K_BASE);
    if (isOf(name, "gpt-4", "gpt-3.5")) return Optional.of(EncodingType.CL100K_BASE);
    return Optional.empty();
  }

  /** A family's name, or one that goes on after it with a mark: {@code o1-mini}, but no {@code o100}. */
  private static boolean isOf(String name, String... families) {
    for (String family : families) {
      boolean begins = name.startsWith(family);
      if (begins && (name.length() == family.length()
          || !Character.isLetterOrDigit(name.charAt(family.length()))))
        return true;
    }
    return false;
  }
}
