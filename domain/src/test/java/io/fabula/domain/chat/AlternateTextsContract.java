package io.fabula.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.shared.HandClock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What all {@link AlternateTexts} keep to. */
public interface AlternateTextsContract {
  AlternateTexts subject();

  /** A message that exists, another one with every call. */
  Message message();

  @Test
  default void a_message_with_its_own_text_alone_has_none() {
    assertThat(subject().of(message().id())).isEmpty();
  }

  @Test
  default void alternates_come_in_the_order_of_their_index() {
    Message message = message();
    Alternate full = ChatFixtures.reply(message.chat(), 9).chosen();
    Alternate plain = ChatFixtures.alternate("안녕 👋");

    subject().put(message.id(), 1, full);
    subject().put(message.id(), 0, plain);
    for (int i = 2; i < 12; i++) subject().put(message.id(), i, ChatFixtures.alternate("text " + i));

    assertThat(subject().of(message.id())).hasSize(12).startsWith(plain, full)
        .endsWith(ChatFixtures.alternate("text 11"));
    assertThat(subject().of(message().id())).isEmpty();
  }

  @Test
  default void a_known_one_is_replaced_and_keeps_its_time() {
    Message message = message();
    subject().put(message.id(), 0, ChatFixtures.reply(message.chat(), 9).chosen());

    subject().put(message.id(), 0, new Alternate("new", MessageStatus.COMPLETE, Optional.empty(),
        Optional.empty(), HandClock.START.plusSeconds(9)));

    assertThat(subject().of(message.id())).containsExactly(ChatFixtures.alternate("new"));
  }
}
