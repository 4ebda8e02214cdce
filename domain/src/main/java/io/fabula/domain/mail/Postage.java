package io.fabula.domain.mail;

/** What carries mail away. */
public interface Postage {
  /**
   * Hands a mail over; the same mail always with the same Message-ID. Refused with {@link MailError} where it
   * was not accepted.
   */
  void send(Mail mail);
}
