package io.fabula.domain.account;

import io.fabula.domain.shared.SharedError;
import java.util.Locale;
import java.util.regex.Pattern;

/** An email address: one at-sign, a dotted domain, at most 254 characters, kept in lower case. */
public record Email(String value) {
  public static final int LENGTH_MAX = 254;
  private static final Pattern FORM = Pattern
      .compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}.]+(\\.[^\\s@\\p{Cntrl}.]+)+");

  private static final String ATOM = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+";
  private static final String LABEL = "[\\p{L}\\p{N}]([\\p{L}\\p{M}\\p{N}-]*[\\p{L}\\p{M}\\p{N}])?";
  /** A dot-atom (RFC 5322) of letters in any script (RFC 6531), at the name of a host. */
  private static final Pattern MAILBOX = Pattern
      .compile(ATOM + "(\\." + ATOM + ")*@(" + LABEL + "\\.)+(?!\\d+$)" + LABEL);

  public Email {
    value = value.strip().toLowerCase(Locale.ROOT);
    if (value.length() > LENGTH_MAX || !FORM.matcher(value).matches()) {
      throw SharedError.Invalid.failure("email", "account.bad_email");
    }
  }

  /**
   * The address that a newcomer gives as theirs. Forms that name another mailbox than they show
   * (quoted, with a comment, in angle brackets) are refused: who is written to is who it says.
   */
  public static Email ofNewcomer(String text) {
    var email = new Email(text);
    if (!MAILBOX.matcher(email.value()).matches())
      throw SharedError.Invalid.failure("email", "account.bad_email");
    return email;
  }

  /** What stands before the at-sign. */
  public String localPart() {
    return value.substring(0, value.indexOf('@'));
  }
}
