package io.fabula.domain.chat;

import static io.fabula.domain.shared.Refusals.assertInvalid;
import static io.fabula.domain.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.account.UserFixtures;
import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.IdFixtures;
import io.fabula.domain.shared.SharedError;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChatTest {
  private static final Instant LATER = HandClock.START.plusSeconds(9);

  private final UserId owner = UserFixtures.anyone().snapshot().id();
  private final Chat chat = ChatFixtures.chat(owner);

  @Test
  void a_turn_keeps_others_out_until_it_is_settled() {
    TurnId turn = ChatFixtures.turnId();
    chat.begin(turn, messageId(), "Hi", LATER);

    assertRefused(ChatError.TurnRunning.failure(turn), () -> chat.beginAgain(ChatFixtures.turnId(), LATER));
    assertRefused(ChatError.TurnRunning.failure(turn), () -> chat.forget(1, Optional.empty(), LATER));
    chat.settle(ChatFixtures.turnId(), Optional.empty(), true, LATER);
    assertThat(chat.snapshot().runningTurn()).contains(turn);
    chat.settle(turn, Optional.empty(), true, LATER);
    chat.requireIdle();
  }

  @Test
  void messages_take_rising_places_and_are_counted() {
    Message greeting = chat.greet(messageId(), "Hello.", 0, 2, LATER);
    Message question = chat.begin(ChatFixtures.turnId(), messageId(), "Hi", LATER);
    Message answer = chat.answer(messageId(), ChatFixtures.alternate("안녕 👋"), LATER);

    assertThat(greeting.position()).isEqualTo(1);
    assertThat(question.position()).isEqualTo(2);
    assertThat(answer.position()).isEqualTo(3);
    assertThat(chat.snapshot().messageCount()).isEqualTo(3);
    assertThat(chat.snapshot().lastMessage()).contains("안녕 👋");
    chat.settle(chat.snapshot().runningTurn().orElseThrow(), Optional.of(answer), false, LATER);
    assertThat(chat.snapshot().unreadCount()).isEqualTo(1);
  }

  @Test
  void a_place_is_never_taken_twice() {
    chat.greet(messageId(), "Hello.", 0, 1, LATER);
    chat.forget(1, Optional.empty(), LATER);

    assertThat(chat.greet(messageId(), "Again.", 0, 1, LATER).position()).isEqualTo(2);
    assertThat(chat.snapshot().messageCount()).isEqualTo(1);
  }

  @Test
  void a_preview_is_cut_between_characters() {
    chat.greet(messageId(), "🗼".repeat(300), 0, 1, LATER);

    assertThat(chat.snapshot().lastMessage()).contains("🗼".repeat(200));
  }

  @Test
  void however_many_changes_are_one_version() {
    Chat loaded = Chat.restore(chat.snapshot());

    loaded.retitle(Optional.of(" 밤바다 "));
    loaded.tune(ChatFixtures.complete(owner).snapshot().settings());

    assertThat(loaded.loadedVersion()).isEqualTo(1);
    assertThat(loaded.snapshot().version()).isEqualTo(2);
    assertThat(loaded.snapshot().title()).contains("밤바다");
  }

  @Test
  void a_text_is_neither_blank_nor_too_long() {
    assertInvalid("content", () -> chat.begin(ChatFixtures.turnId(), messageId(), " \n", LATER));
    assertInvalid("content",
        () -> chat.begin(ChatFixtures.turnId(), messageId(), "가".repeat(10_001), LATER));
    assertThat(chat.snapshot().runningTurn()).isEmpty();
    chat.begin(ChatFixtures.turnId(), messageId(), "🗼".repeat(10_000), LATER);
  }

  @Test
  void a_chat_is_nobody_elses() {
    chat.requireOwner(owner);
    assertRefused(SharedError.NotFound.failure("chat"),
        () -> chat.requireOwner(UserFixtures.anyone().snapshot().id()));
  }

  @Test
  void a_message_changes_its_text_and_never_its_place() {
    Message reply = ChatFixtures.reply(chat.snapshot().id(), 7);
    Alternate other = ChatFixtures.alternate("other");

    assertThat(reply.regenerated(other).alternates()).isEqualTo(new Alternates(3, 4));
    assertThat(reply.showing(2, other).content()).isEqualTo("other");
    assertThat(reply.continued(other).content()).isEqualTo(reply.content() + "other");
    assertThat(reply.continued(other).status()).isEqualTo(MessageStatus.COMPLETE);
    assertThat(reply.showing(2, other).position()).isEqualTo(7);
  }

  private static MessageId messageId() {
    return new MessageId(IdFixtures.fresh());
  }
}
