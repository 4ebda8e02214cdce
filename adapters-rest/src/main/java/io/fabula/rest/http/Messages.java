package io.fabula.rest.http;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;

/** Texts for people, in English and Korean. */
public final class Messages {
  private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control
      .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
  private static final ResourceBundle ENGLISH = bundle(Locale.ROOT);
  private static final ResourceBundle KOREAN = bundle(Locale.KOREAN);

  /** Messages that name a thing. */
  private static final Set<String> ABOUT_SOMETHING = Set.of("shared.not_found", "shared.overtaken",
      "account.taken", "character.card_too_large");

  private Messages() {}

  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle("io.fabula.rest.http.messages", locale, Messages.class.getClassLoader(),
        NO_FALLBACK);
  }

  public static String text(Locale locale, String key, List<Object> arguments) {
    ResourceBundle texts = locale.getLanguage().equals("ko") ? KOREAN : ENGLISH;
    Object[] said = ABOUT_SOMETHING.contains(key)
        ? arguments.stream().map(argument -> noun(texts, argument)).toArray()
        : arguments.toArray();
    return new MessageFormat(texts.getString(key), locale).format(said);
  }

  /** What the domain speaks of by its own word, which is the English one. */
  private static Object noun(ResourceBundle texts, Object argument) {
    String key = "noun." + String.valueOf(argument).replace(' ', '_');
    return texts.containsKey(key) ? texts.getString(key) : argument;
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
