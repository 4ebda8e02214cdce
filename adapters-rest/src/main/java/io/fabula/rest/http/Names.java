package io.fabula.rest.http;

import java.util.Locale;

/** Java's names and JSON's. */
final class Names {
  private Names() {}

  /** {@code pageSize} becomes {@code page_size}; dots and brackets stay. */
  static String snake(String camel) {
    return camel.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
