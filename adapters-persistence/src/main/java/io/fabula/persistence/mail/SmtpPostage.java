package io.fabula.persistence.mail;

import io.fabula.domain.mail.Mail;
import io.fabula.domain.mail.MailError;
import io.fabula.domain.mail.Postage;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;

/** Mail through a server that speaks SMTP, encrypted where it can. */
public final class SmtpPostage implements Postage {
  private static final int PERMANENT = 500;
  private static final String TIMEOUT_MILLIS = "20000";

  private final Session session;
  private final Envelopes envelopes;
  private final InstantSource clock;

  /**
   * @param server {@code smtp://user:password@host:port}, or {@code smtps} for a server that is encrypted from
   *     the first byte; user and password may be left out
   */
  public SmtpPostage(URI server, String from, InstantSource clock) {
    this.session = session(server);
    this.envelopes = new Envelopes(from);
    this.clock = clock;
  }

  private static Session session(URI server) {
    var properties = new Properties();
    properties.setProperty("mail.transport.protocol", server.getScheme());
    for (String protocol : new String[]{"smtp", "smtps"}) {
      String prefix = "mail." + protocol + ".";
      properties.setProperty(prefix + "host", server.getHost());
      if (server.getPort() > 0) properties.setProperty(prefix + "port", Integer.toString(server.getPort()));
      properties.setProperty(prefix + "starttls.enable", "true");
      properties.setProperty(prefix + "ssl.checkserveridentity", "true");
      properties.setProperty(prefix + "allowutf8", "true");
      properties.setProperty(prefix + "auth", Boolean.toString(server.getUserInfo() != null));
      for (String wait : new String[]{"connectiontimeout", "timeout", "writetimeout"}) {
        properties.setProperty(prefix + wait, TIMEOUT_MILLIS);
      }
    }
    if (server.getUserInfo() == null) return Session.getInstance(properties);
    String[] parts = server.getUserInfo().split(":", 2);
    return Session.getInstance(properties, new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(parts[0], parts.length > 1 ? parts[1] : "");
      }
    });
  }

  @Override
  public void send(Mail mail) {
    try {
      Transport.send(envelopes.message(session, mail, clock.instant()));
    } catch (MessagingException refused) {
      throw MailError.NotAccepted.failure(String.valueOf(refused.getMessage()), !permanent(refused));
    }
  }

  /** An address that the server will never know, or one that is none. */
  private static boolean permanent(MessagingException refused) {
    for (Throwable cause = refused; cause != null; cause = next(cause)) {
      if (cause instanceof SMTPAddressFailedException address && address.getReturnCode() >= PERMANENT
          || cause instanceof AddressException)
        return true;
    }
    return false;
  }

  private static Throwable next(Throwable cause) {
    return cause instanceof MessagingException messaging ? messaging.getNextException() : null;
  }
}
