package io.fabula.application.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.mail.InMemoryOutbox;
import io.fabula.domain.mail.Letter;
import io.fabula.domain.mail.Mail;
import io.fabula.domain.mail.MailError;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.IdFixtures;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MailDeliveryTest {
  private final HandClock clock = new HandClock();
  private final InMemoryOutbox outbox = new InMemoryOutbox(new InMemoryUnitOfWork());
  private final List<Mail> sent = new ArrayList<>();
  private Optional<RuntimeException> fault = Optional.empty();
  private final MailDelivery delivery = new MailDelivery(outbox, List.of(new Words()), mail -> {
    fault.ifPresent(cause -> {
      throw cause;
    });
    sent.add(mail);
  }, clock);

  /** Letters to nobody are not written. */
  private static final class Words implements LetterWriting {
    @Override
    public Set<String> kinds() {
      return Set.of("word");
    }

    @Override
    public Optional<Mail> write(Letter letter) {
      return letter.to().startsWith("nobody") ? Optional.empty()
          : Optional.of(new Mail(letter.id(), letter.to(), letter.language(), "A word", "text", "html"));
    }
  }

  private Letter letter(String kind, String to) {
    Letter letter = Letter.ask(IdFixtures.fresh(), kind, to, Locale.ENGLISH, clock.instant());
    outbox.add(letter);
    return letter;
  }

  @Test
  void what_waits_is_sent_once() {
    letter("word", "mira@example.org");
    letter("word", "jun@example.org");

    assertThat(delivery.deliverDue()).isEqualTo(2);
    assertThat(delivery.deliverDue()).isZero();
    assertThat(sent).extracting(Mail::to).containsExactlyInAnyOrder("mira@example.org", "jun@example.org");
  }

  @Test
  void what_nobody_shall_get_or_nobody_writes_is_done_with() {
    letter("word", "nobody@example.org");
    letter("other", "mira@example.org");

    assertThat(delivery.deliverDue()).isEqualTo(2);
    clock.pass(Duration.ofDays(1));
    assertThat(delivery.deliverDue()).isZero();
    assertThat(sent).isEmpty();
  }

  @Test
  void a_mail_that_was_not_accepted_is_tried_again_after_longer_and_longer_pauses_under_the_same_id() {
    Letter letter = letter("word", "mira@example.org");
    fault = Optional.of(MailError.NotAccepted.failure("busy", true));
    assertThat(delivery.deliverDue()).isZero();
    assertThat(delivery.deliverDue()).isZero();
    clock.pass(Duration.ofSeconds(15));
    assertThat(delivery.deliverDue()).isZero();
    fault = Optional.empty();
    clock.pass(Duration.ofSeconds(29));
    assertThat(delivery.deliverDue()).isZero();
    clock.pass(Duration.ofSeconds(1));

    assertThat(delivery.deliverDue()).isEqualTo(1);

    assertThat(sent).extracting(Mail::id).containsExactly(letter.id());
  }

  @Test
  void what_can_never_arrive_or_was_tried_for_days_is_given_up() {
    letter("word", "mira@example.org");
    fault = Optional.of(MailError.NotAccepted.failure("no such user", false));
    assertThat(delivery.deliverDue()).isEqualTo(1);

    letter("word", "jun@example.org");
    fault = Optional.of(new IllegalStateException("an accident"));
    assertThat(delivery.deliverDue()).isZero();
    clock.pass(Duration.ofDays(3));
    assertThat(delivery.deliverDue()).isEqualTo(1);
    fault = Optional.empty();
    clock.pass(Duration.ofDays(3));
    assertThat(delivery.deliverDue()).isZero();
    assertThat(sent).isEmpty();
  }
}
