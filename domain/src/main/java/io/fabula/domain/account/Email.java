package io.fabula.domain.account;

import io.fabula.domain.shared.SharedError;
import java.util.Locale;
import java.util.regex.Pattern;

/** An email address: one at-sign, a dotted domain, at most 254 characters, kept in lower case. */
public record Email(String value) {
  public static final int LENGTH_MAX = 254;
  private static final Pattern FORM = Pattern
      .compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}.]+(\\.[^\\s@\\p{Cntrl}.]+)+");

  public Email {
    value = value.strip().toLowerCase(Locale.ROOT);
    if (value.length() > LENGTH_MAX || !FORM.matcher(value).matches()) {
      throw SharedError.Invalid.failure("email", "account.bad_email");
    }
  }

  /** What stands before the at-sign. */
  public String localPart() {
    return value.substring(0, value.indexOf('@'));
  }
}
