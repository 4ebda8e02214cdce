package io.fabula.domain.chat.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.character.lore.LoreMemory;
import io.fabula.domain.chat.ChatFixtures;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.Message;
import io.fabula.domain.chat.Messages;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What all {@link ChatStates} keep to. */
public interface ChatStatesContract {
  ChatStates subject();

  Messages messages();

  /** A chat that exists and is empty, another one with every call. */
  ChatId chat();

  private static ChatState state(String value) {
    return new ChatState(Map.of("이름 \"x\"", value), new LoreMemory(Map.of("7#ab", 5_000_000_000L)));
  }

  /** A reply of three alternates of which the second is chosen. */
  private Message reply(ChatId chat, long position) {
    Message reply = ChatFixtures.reply(chat, position);
    messages().add(reply);
    return reply;
  }

  @Test
  default void a_state_is_found_as_it_was_put() {
    ChatId chat = chat();
    reply(chat, 2);

    subject().put(chat, 2, 1, state("줄\n바꿈 👋"));

    assertThat(subject().before(chat, 3)).isEqualTo(state("줄\n바꿈 👋"));
    assertThat(subject().before(chat, Long.MAX_VALUE)).isEqualTo(state("줄\n바꿈 👋"));
    assertThat(subject().before(chat, 2)).isEqualTo(ChatState.EMPTY);
    assertThat(subject().before(chat(), 3)).isEqualTo(ChatState.EMPTY);
  }

  @Test
  default void the_newest_reply_counts_and_of_it_the_chosen_alternate() {
    ChatId chat = chat();
    reply(chat, 2);
    Message newest = reply(chat, 4);
    subject().put(chat, 2, 1, state("early"));
    subject().put(chat, 4, 0, state("first"));

    assertThat(subject().before(chat, 9)).isEqualTo(state("early"));
    subject().put(chat, 4, 1, state("second"));
    assertThat(subject().before(chat, 9)).isEqualTo(state("second"));
    messages().save(newest.showing(0, newest.chosen()));
    assertThat(subject().before(chat, 9)).isEqualTo(state("first"));
  }

  @Test
  default void a_state_without_its_reply_does_not_count() {
    ChatId chat = chat();
    messages().add(ChatFixtures.message(chat, 3, "the user's"));

    subject().put(chat, 3, 0, state("no reply"));
    subject().put(chat, 5, 0, state("nothing there"));

    assertThat(subject().before(chat, 9)).isEqualTo(ChatState.EMPTY);
  }

  @Test
  default void a_state_may_be_put_again() {
    ChatId chat = chat();
    reply(chat, 2);
    subject().put(chat, 2, 1, state("old"));

    subject().put(chat, 2, 1, ChatState.EMPTY);

    assertThat(subject().before(chat, 3)).isEqualTo(ChatState.EMPTY);
  }

  @Test
  default void states_are_removed_from_place_to_place() {
    ChatId chat = chat();
    for (long position : new long[]{2, 4, 6}) {
      reply(chat, position);
      subject().put(chat, position, 1, state("at " + position));
    }

    subject().remove(chat, 4, 6);

    assertThat(subject().before(chat, 9)).isEqualTo(state("at 2"));
  }

  @Test
  default void a_copy_goes_up_to_a_place_and_is_apart() {
    ChatId chat = chat();
    ChatId branch = chat();
    for (long position : new long[]{2, 4, 6}) {
      for (ChatId one : new ChatId[]{chat, branch}) reply(one, position);
      subject().put(chat, position, 1, state("at " + position));
    }

    subject().copy(chat, branch, 4);
    subject().put(chat, 4, 1, state("changed"));

    assertThat(subject().before(branch, 9)).isEqualTo(state("at 4"));
    assertThat(subject().before(branch, 3)).isEqualTo(state("at 2"));
  }
}
