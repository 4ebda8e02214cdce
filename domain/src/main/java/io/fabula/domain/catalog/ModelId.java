package io.fabula.domain.catalog;

import java.util.Optional;

/**
 * Written {@code provider/name}; the name may hold further slashes, as OpenRouter's do.
 *
 * @param provider lower-case letters, digits, dashes
 * @param name without control characters
 */
public record ModelId(String provider, String name) {
  private static final int LENGTH_MAX = 200;

  public ModelId {
    if (!isProvider(provider) || !isName(name)) {
      throw new IllegalArgumentException(
          "a model is written provider/name: " + provider + "/" + name);
    }
  }

  /** From {@code <provider>/<model>}; the model's part may hold slashes. Absent where the text is none. */
  public static Optional<ModelId> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 1 || text.length() > LENGTH_MAX) return Optional.empty();
    String provider = text.substring(0, slash);
    String name = text.substring(slash + 1);
    if (!isProvider(provider) || !isName(name)) return Optional.empty();
    return Optional.of(new ModelId(provider, name));
  }

  @Override
  public String toString() {
    return provider + "/" + name;
  }

  /** Checked with every message that is read, so without a regular expression. */
  private static boolean isProvider(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
      if (!plain && (c != '-' || i == 0)) return false;
    }
    return !text.isEmpty();
  }

  private static boolean isName(String text) {
    for (int i = 0; i < text.length(); i++) if (Character.isISOControl(text.charAt(i))) return false;
    return !text.isBlank();
  }
}
