package io.fabula.application.mail;

import io.fabula.domain.mail.Letter;
import io.fabula.domain.mail.MailError;
import io.fabula.domain.mail.Outbox;
import io.fabula.domain.mail.Postage;
import io.fabula.domain.shared.DomainFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes and sends what waits in the outbox, each letter in the hands of one node. */
public final class MailDelivery {
  private static final System.Logger LOG = System.getLogger(MailDelivery.class.getName());
  /** Longer than all waiting for a mail server takes together. */
  private static final Duration IN_HAND = Duration.ofMinutes(5);

  private final Outbox outbox;
  private final Map<String, LetterWriting> writers;
  private final Postage postage;
  private final InstantSource clock;

  public MailDelivery(Outbox outbox, List<LetterWriting> writers, Postage postage, InstantSource clock) {
    this.outbox = outbox;
    this.writers = writers.stream()
        .flatMap(writer -> writer.kinds().stream().map(kind -> Map.entry(kind, writer)))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    this.postage = postage;
    this.clock = clock;
  }

  /** Delivers until nothing is due; says how many letters were done with. May be called by many at once. */
  public int deliverDue() {
    int done = 0;
    while (!Thread.currentThread().isInterrupted()) {
      Instant now = clock.instant();
      Optional<Letter> letter = outbox.claim(now, now.plus(IN_HAND));
      if (letter.isEmpty()) break;
      if (deliver(letter.get())) done++;
    }
    return done;
  }

  private boolean deliver(Letter letter) {
    try {
      Optional.ofNullable(writers.get(letter.kind())).flatMap(writer -> writer.write(letter))
          .ifPresent(postage::send);
      outbox.remove(letter.id());
      return true;
    } catch (DomainFailure failure) {
      boolean hopeless = failure.error() instanceof MailError.NotAccepted refused && !refused.retryable();
      return postponed(letter, failure, hopeless);
    } catch (RuntimeException accident) {
      return postponed(letter, accident, false);
    }
  }

  private boolean postponed(Letter letter, RuntimeException cause, boolean hopeless) {
    Optional<Instant> next = hopeless ? Optional.empty() : letter.nextTry(clock.instant());
    if (next.isPresent()) {
      LOG.log(System.Logger.Level.WARNING, "letter " + letter.id() + " will be tried again", cause);
      outbox.postpone(letter.id(), next.get());
      return false;
    }
    LOG.log(System.Logger.Level.ERROR, "letter " + letter.id() + " is given up", cause);
    outbox.remove(letter.id());
    return true;
  }
}
