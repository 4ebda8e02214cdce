package io.fabula.domain.chat.total;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.account.UserId;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.chat.Alternate;
import io.fabula.domain.chat.AlternateTexts;
import io.fabula.domain.chat.Alternates;
import io.fabula.domain.chat.Chat;
import io.fabula.domain.chat.ChatFixtures;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.Chats;
import io.fabula.domain.chat.Message;
import io.fabula.domain.chat.MessageId;
import io.fabula.domain.chat.MessageStatus;
import io.fabula.domain.chat.Messages;
import io.fabula.domain.prompt.Role;
import io.fabula.domain.prompt.TokenUsage;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.IdFixtures;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What all {@link ChatTotals} keep to, over the chats in some stores. */
public interface ChatTotalsContract {
  ChatTotals subject();

  Chats chats();

  Messages messages();

  AlternateTexts alternates();

  /** A user who exists, another one with every call. */
  UserId owner();

  @Test
  default void who_never_chatted_has_nothing() {
    assertThat(subject().of(owner())).isEqualTo(new ChatTotals.Total(0, 0, 0));
  }

  @Test
  default void chats_messages_and_the_tokens_of_every_alternate_are_counted() {
    UserId owner = owner();
    ChatId first = chat(owner);
    ChatId second = chat(owner);
    messages().add(ChatFixtures.message(first, 1, "Hello"));
    messages().add(reply(first, 2, Alternates.ONE, 10, 1));
    Message twice = reply(second, 1, new Alternates(1, 2), 30, 3);
    messages().add(twice);
    alternates().put(twice.id(), 0, alternate(20, 2));
    alternates().put(twice.id(), 1, alternate(30, 3));
    messages().add(reply(chat(owner()), 1, Alternates.ONE, 7_000, 700));

    assertThat(subject().of(owner)).isEqualTo(new ChatTotals.Total(2, 3, 66));
  }

  @Test
  default void it_is_known_whether_others_met_a_character() {
    UserId owner = owner();
    Chat own = ChatFixtures.chat(owner);
    chats().add(own);
    CharacterId character = own.speaker().id();
    assertThat(subject().othersMet(character, owner)).isFalse();
    assertThat(subject().othersMet(character, owner())).isTrue();
    assertThat(subject().othersMet(new CharacterId(IdFixtures.fresh()), owner)).isFalse();

    chats().remove(own.snapshot().id());
    assertThat(subject().othersMet(character, owner())).isFalse();
  }

  private ChatId chat(UserId owner) {
    Chat chat = ChatFixtures.chat(owner);
    chats().add(chat);
    return chat.snapshot().id();
  }

  private static Alternate alternate(int prompt, int completion) {
    return new Alternate("text", MessageStatus.COMPLETE, Optional.of(ChatFixtures.MODEL),
        Optional.of(new TokenUsage(prompt, completion, true)), HandClock.START);
  }

  private static Message reply(ChatId chat, long position, Alternates alternates, int prompt,
      int completion) {
    return new Message(new MessageId(IdFixtures.fresh()), chat, position, Role.ASSISTANT, Optional.empty(),
        "text", MessageStatus.COMPLETE, alternates, Optional.of(ChatFixtures.MODEL),
        Optional.of(new TokenUsage(prompt, completion, false)), HandClock.START);
  }
}
