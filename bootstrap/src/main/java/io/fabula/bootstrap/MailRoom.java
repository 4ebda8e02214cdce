package io.fabula.bootstrap;

import io.fabula.application.mail.LetterWriting;
import io.fabula.application.mail.MailDelivery;
import io.fabula.bootstrap.configuration.Settings;
import io.fabula.domain.job.JobQueue;
import io.fabula.domain.mail.Outbox;
import io.fabula.domain.mail.Postage;
import io.fabula.persistence.mail.FolderPostage;
import io.fabula.persistence.mail.JdbiOutbox;
import io.fabula.persistence.mail.SmtpPostage;
import java.time.Duration;
import java.util.List;

/** Letters, and how they go out. */
record MailRoom(Ground ground, Outbox outbox) {
  private static final Duration LOOK = Duration.ofSeconds(2);

  static MailRoom on(Ground ground) {
    return new MailRoom(ground, new JdbiOutbox(ground.database()));
  }

  /** What waits is looked for every few seconds, on one node at a time. */
  void rounds(JobQueue queue, List<LetterWriting> writers) {
    var delivery = new MailDelivery(outbox, writers, postage(), ground.clock());
    queue.every("mail.deliver", LOOK, delivery::deliverDue);
  }

  private Postage postage() {
    Settings.Post post = ground.settings().post();
    return post.server()
        .<Postage>map(server -> new SmtpPostage(server.address(), post.from(), ground.clock()))
        .orElseGet(() -> new FolderPostage(ground.folder().mail(), post.from(), ground.clock()));
  }
}
