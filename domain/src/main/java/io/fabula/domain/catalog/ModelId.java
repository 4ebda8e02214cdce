package io.fabula.domain.catalog;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Written {@code provider/name}; the name may hold further slashes, as OpenRouter's do.
 *
 * @param provider lower-case letters, digits, dashes
 */
public record ModelId(String provider, String name) {
  private static final int LENGTH_MAX = 200;
  private static final Pattern PROVIDER = Pattern.compile("[a-z0-9][a-z0-9-]*");

  public ModelId {
    if (!PROVIDER.matcher(provider).matches() || name.isBlank()) {
      throw new IllegalArgumentException(
          "a model is written provider/name: " + provider + "/" + name);
    }
  }

  public static Optional<ModelId> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 1 || text.length() > LENGTH_MAX) return Optional.empty();
    String provider = text.substring(0, slash);
    String name = text.substring(slash + 1);
    if (!PROVIDER.matcher(provider).matches() || name.isBlank()) return Optional.empty();
    return Optional.of(new ModelId(provider, name));
  }

  @Override
  public String toString() {
    return provider + "/" + name;
  }
}
