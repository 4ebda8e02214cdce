package io.fabula.domain.account;

import io.fabula.domain.shared.SharedError;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * 3 to 30 of letters of any script, digits, {@code _} and {@code -}; unique without regard to case.
 * Composed (NFC), so that one name typed on two keyboards is one name.
 */
public record Username(String value) {
  public static final int LENGTH_MIN = 3;
  public static final int LENGTH_MAX = 30;
  private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}_-]{3,30}");

  public Username {
    value = Normalizer.normalize(value.strip(), Normalizer.Form.NFC);
    if (!FORM.matcher(value).matches()) {
      throw SharedError.Invalid.failure("username", "account.bad_username", LENGTH_MIN, LENGTH_MAX);
    }
  }

  /** A name made of an email's local part and, to keep it free, some digits. */
  public static Username from(Email email, int digits) {
    String base = email.localPart().replaceAll("[^\\p{L}\\p{Nd}_-]", "");
    if (base.isEmpty()) base = "user";
    if (base.length() > 20)
      base = base.substring(0,
          base.offsetByCodePoints(0, Math.min(20, base.codePointCount(0, base.length()))));
    if (digits > 0) base += "-" + digits;
    while (base.codePointCount(0, base.length()) < LENGTH_MIN) base += "_";
    return new Username(base);
  }

  /** The form in which two names are compared. */
  public String folded() {
    return value.toLowerCase(Locale.ROOT);
  }
}
