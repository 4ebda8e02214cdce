package io.fabula.application.mail;

import io.fabula.domain.mail.Letter;
import io.fabula.domain.mail.Mail;
import java.util.Optional;
import java.util.Set;

/** Writes letters of some kinds. */
public interface LetterWriting {
  /** The kinds it writes. */
  Set<String> kinds();

  /** The mail, or nothing where it turns out that nobody shall get one. */
  Optional<Mail> write(Letter letter);
}
