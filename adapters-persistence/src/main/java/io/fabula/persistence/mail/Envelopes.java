package io.fabula.persistence.mail;

import io.fabula.domain.mail.Mail;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.util.Date;

/** Mails in the form of RFC 5322, plain text and HTML beside each other. */
final class Envelopes {
  private final String from;
  private final String host;

  /**
   * @param from the sender, such as {@code Fabula <post@example.org>}
   */
  Envelopes(String from) {
    this.from = from;
    this.host = from.substring(from.lastIndexOf('@') + 1).replace(">", "").strip();
  }

  MimeMessage message(Session session, Mail mail, Instant now) throws MessagingException {
    var text = new MimeBodyPart();
    text.setText(mail.text(), "UTF-8");
    var html = new MimeBodyPart();
    html.setText(mail.html(), "UTF-8", "html");
    var message = new MimeMessage(session) {
      /** Made of the letter's id, so that every try has the same. */
      @Override
      protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", "<" + mail.id() + "@" + host + ">");
      }
    };
    message.setFrom(new InternetAddress(from));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to()));
    message.setSubject(mail.subject(), "UTF-8");
    message.setSentDate(Date.from(now));
    message.setHeader("Content-Language", mail.language().toLanguageTag());
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setContent(new MimeMultipart("alternative", text, html));
    message.saveChanges();
    return message;
  }
}
