package io.fabula.llm.catalog;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A provider as it was configured.
 *
 * @param name lower case, the first part of its models' ids
 * @param baseUrl what {@code /chat/completions} and {@code /models} are appended to
 * @param models the only ones it serves; empty to ask it, and to accept any name
 */
public record ProviderSettings(String name, URI baseUrl, Optional<String> apiKey, List<String> models) {
  private static final int KEY_LENGTH_MIN = 8;

  public ProviderSettings {
    models = List.copyOf(models);
  }

  /** The path of an operation, such as {@code /chat/completions}, under the base address. */
  public String path(String operation) {
    String base = Optional.ofNullable(baseUrl.getRawPath()).orElse("");
    return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + operation;
  }

  /** A provider's words without the key, which some repeat in their refusals. */
  public String redacted(String text) {
    return apiKey.filter(key -> key.length() >= KEY_LENGTH_MIN).map(key -> text.replace(key, "***"))
        .orElse(text);
  }

  @Override
  public String toString() {
    return name + " at " + baseUrl + (apiKey.isPresent() ? " with a key" : "");
  }
}
