package io.fabula.persistence.mail;

import io.fabula.domain.mail.Mail;
import io.fabula.domain.mail.MailError;
import io.fabula.domain.mail.Postage;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.Properties;

/** Mail as {@code .eml} files in a folder, for where no mail server is configured. */
public final class FolderPostage implements Postage {
  private final Path folder;
  private final Envelopes envelopes;
  private final InstantSource clock;

  public FolderPostage(Path folder, String from, InstantSource clock) {
    this.folder = folder;
    this.envelopes = new Envelopes(from);
    this.clock = clock;
  }

  @Override
  public void send(Mail mail) {
    try {
      Files.createDirectories(folder);
      MimeMessage message = envelopes.message(Session.getInstance(new Properties()), mail, clock.instant());
      Path draft = Files.createTempFile(folder, "mail", ".tmp");
      try {
        try (var out = Files.newOutputStream(draft)) {
          message.writeTo(out);
        }
        Files.move(draft, folder.resolve(mail.id() + ".eml"), StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException | MessagingException e) {
      throw MailError.NotAccepted.failure(String.valueOf(e.getMessage()), !(e instanceof AddressException));
    }
  }
}
