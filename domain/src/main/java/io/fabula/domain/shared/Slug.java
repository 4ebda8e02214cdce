package io.fabula.domain.shared;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The readable part of an address: letters and digits of any script, in lower case and composed,
 * joined by single dashes, 1 to 80 characters.
 */
public final class Slug {
  /** In characters. */
  public static final int LENGTH_MAX = 80;
  private static final int BASE_MAX = 60;
  private static final Pattern FORM = Pattern
      .compile("[\\p{Ll}\\p{Lo}\\p{Lm}\\p{M}\\p{Nd}]+(-[\\p{Ll}\\p{Lo}\\p{Lm}\\p{M}\\p{Nd}]+)*");

  private Slug() {}

  /** A slug somebody chose. */
  public static String checked(String slug) {
    String composed = Normalizer.normalize(slug.strip(), Normalizer.Form.NFC);
    if (composed.length() > LENGTH_MAX || !FORM.matcher(composed).matches()) {
      throw SharedError.Invalid.failure("slug", "shared.bad_slug", LENGTH_MAX);
    }
    return composed;
  }

  /** The chosen slug, else one made of the name. */
  public static String chosenOr(Optional<String> chosen, String name, UUID id) {
    return chosen.filter(slug -> !slug.isBlank()).map(Slug::checked).orElseGet(() -> of(name, id));
  }

  /** A slug near another: cut where that would be too long, and numbered. */
  public static String numbered(String slug, int number) {
    String tail = "-" + number;
    int end = Math.min(slug.length(), LENGTH_MAX - tail.length());
    if (Character.isHighSurrogate(slug.charAt(end - 1))) end--;
    return slug.substring(0, end).replaceAll("-$", "") + tail;
  }

  /** A slug of a name, made unique by the last 8 digits of an id. */
  public static String of(String name, UUID id) {
    String words = Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{Ll}\\p{Lo}\\p{Lm}\\p{M}\\p{Nd}]+", "-").replaceAll("^-|-$", "");
    if (words.length() > BASE_MAX)
      words = words.substring(0,
          words.offsetByCodePoints(0, Math.min(BASE_MAX / 2, words.codePointCount(0, words.length()))))
          .replaceAll("-$", "");
    String tail = id.toString().substring(28);
    return FORM.matcher(words).matches() ? words + "-" + tail : tail;
  }
}
