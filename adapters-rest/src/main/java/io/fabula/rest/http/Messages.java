package io.fabula.rest.http;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** Texts for people, in English and Korean. */
public final class Messages {
  private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control
      .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
  private static final ResourceBundle ENGLISH = bundle(Locale.ROOT);
  private static final ResourceBundle KOREAN = bundle(Locale.KOREAN);

  private Messages() {}

  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle("io.fabula.rest.http.messages", locale, Messages.class.getClassLoader(),
        NO_FALLBACK);
  }

  public static String text(Locale locale, String key, List<Object> arguments) {
    ResourceBundle texts = locale.getLanguage().equals("ko") ? KOREAN : ENGLISH;
    return new MessageFormat(texts.getString(key), locale).format(arguments.toArray());
  }

  /** The better of the two languages for an {@code Accept-Language} header (RFC 9110, 12.5.4). */
  static Locale locale(String header) {
    if (header == null) return Locale.ENGLISH;
    try {
      Locale best = Locale.lookup(Locale.LanguageRange.parse(header), List.of(Locale.ENGLISH, Locale.KOREAN));
      return best == null ? Locale.ENGLISH : best;
    } catch (IllegalArgumentException malformed) {
      return Locale.ENGLISH;
    }
  }
}
