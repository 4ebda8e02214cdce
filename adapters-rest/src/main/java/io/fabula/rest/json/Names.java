package io.fabula.rest.json;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Java's names and JSON's. */
public final class Names {
  private static final int UUID_LENGTH = 36;

  private Names() {}

  /** {@code pageSize} becomes {@code page_size}; dots and brackets stay. */
  public static String snake(String camel) {
    return camel.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** An id as it stands in a path or a body: in full length, or it is none. */
  public static Optional<UUID> uuid(String text) {
    if (text.length() != UUID_LENGTH) return Optional.empty();
    for (int i = 0; i < UUID_LENGTH; i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      char c = text.charAt(i);
      if (dash ? c != '-' : c > 'f' || Character.digit(c, 16) < 0) return Optional.empty();
    }
    return Optional.of(UUID.fromString(text));
  }
}
