package io.fabula.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.shared.IdFixtures;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What all {@link Messages} keep to. */
public interface MessagesContract {
  Messages subject();

  /** A chat that exists and is empty, another one with every call. */
  ChatId chat();

  @Test
  default void a_message_is_found_by_its_id_as_it_was_added() {
    ChatId chat = chat();
    Message plain = ChatFixtures.message(chat, 1, "안녕 👋\n\t\"quoted\" \\ 'single' %_");
    Message full = ChatFixtures.reply(chat, 2);

    subject().add(plain);
    subject().add(full);

    assertThat(subject().find(plain.id())).contains(plain);
    assertThat(subject().find(full.id())).contains(full);
    assertThat(subject().find(new MessageId(IdFixtures.fresh()))).isEmpty();
  }

  @Test
  default void no_text_can_pass_for_another_message() {
    ChatId chat = chat();
    List<String> hostile = List.of("", "\t", "12\t", "\n2\tUSER\t\tCOMPLETE\t0\t1\t\t\t\t\t0\t3\thi",
        "\\x41\\0", "한글\t3\t😀",
        "\u0001\u001f\u007f", "\",{}[]'--;", "", " ");
    for (int i = 0; i < hostile.size(); i++) {
      subject().add(ChatFixtures.message(chat, i + 1, hostile.get(i)));
    }

    assertThat(subject().before(chat, Long.MAX_VALUE, 100)).extracting(Message::content)
        .containsExactlyElementsOf(hostile);
    assertThat(subject().said(chat, Long.MAX_VALUE, 100).reversed()).extracting(Messages.Said::content)
        .containsExactlyElementsOf(hostile);
    assertThat(subject().before(chat, 3, 1)).extracting(Message::content).containsExactly("\t");
  }

  @Test
  default void a_long_text_is_kept_whole() {
    Message message = ChatFixtures.message(chat(), 1, "바람🌪️".repeat(10_000));

    subject().add(message);

    assertThat(subject().find(message.id())).contains(message);
  }

  @Test
  default void text_status_and_choice_are_saved() {
    ChatId chat = chat();
    Message plain = ChatFixtures.message(chat, 1, "Hello");
    Message full = ChatFixtures.reply(chat, 2);
    subject().add(plain);
    subject().add(full);

    Message regenerated = plain.regenerated(full.chosen());
    Message bare = full.showing(0, plain.chosen());
    subject().save(regenerated);
    subject().save(bare);

    assertThat(subject().find(plain.id())).contains(regenerated);
    assertThat(subject().find(full.id())).contains(bare);
  }

  @Test
  default void messages_and_replies_are_counted_up_to_a_place_without_the_greeting() {
    ChatId chat = chat();
    subject().add(ChatFixtures.reply(chat, 1));
    subject().add(ChatFixtures.message(chat, 2, "Hello"));
    subject().add(ChatFixtures.reply(chat, 3));
    subject().add(ChatFixtures.message(chat, 7, "Hello again"));
    subject().add(ChatFixtures.reply(chat, 8));

    assertThat(subject().tally(chat, 8)).isEqualTo(new Messages.Tally(4, 1));
    assertThat(subject().tally(chat, Long.MAX_VALUE)).isEqualTo(new Messages.Tally(5, 2));
    assertThat(subject().tally(chat(), 8)).isEqualTo(new Messages.Tally(0, 0));
  }

  @Test
  default void pages_end_before_a_position_in_time_order() {
    ChatId chat = chat();
    add(chat, 1, 20);
    add(chat(), 1, 5);

    assertThat(positions(chat, Long.MAX_VALUE, 3)).containsExactly(18L, 19L, 20L);
    assertThat(positions(chat, 18, 3)).containsExactly(15L, 16L, 17L);
    assertThat(positions(chat, 4, 5)).containsExactly(1L, 2L, 3L);
    assertThat(positions(chat, 1, 5)).isEmpty();
    assertThat(positions(chat, Long.MAX_VALUE, 100)).hasSize(20);
    assertThat(positions(chat(), Long.MAX_VALUE, 5)).isEmpty();
  }

  @Test
  default void a_range_is_removed_with_both_its_ends_and_leaves_a_gap() {
    ChatId chat = chat();
    add(chat, 1, 9);
    ChatId other = chat();
    add(other, 1, 9);

    assertThat(subject().remove(chat, 3, 5)).isEqualTo(3);
    assertThat(positions(chat, 7, 3)).containsExactly(1L, 2L, 6L);
    assertThat(subject().remove(chat, 4, 4)).isZero();
    assertThat(subject().remove(chat, 8, Long.MAX_VALUE)).isEqualTo(2);
    assertThat(positions(chat, Long.MAX_VALUE, 100)).containsExactly(1L, 2L, 6L, 7L);
    assertThat(positions(other, Long.MAX_VALUE, 100)).hasSize(9);
  }

  private void add(ChatId chat, int from, int to) {
    for (int i = from; i <= to; i++) subject().add(ChatFixtures.message(chat, i, "message " + i));
  }

  @Test
  default void what_was_said_comes_newest_first_with_who_said_it() {
    ChatId chat = chat();
    for (int position = 1; position <= 3; position++) {
      subject().add(ChatFixtures.message(chat, position, "line " + position));
    }

    assertThat(subject().said(chat, 3, 5)).extracting(Messages.Said::content).containsExactly("line 2",
        "line 1");
    assertThat(subject().said(chat, Long.MAX_VALUE, 1)).containsExactly(new Messages.Said(3,
        subject().before(chat, Long.MAX_VALUE, 1).getFirst().role(), "line 3"));
  }

  private List<Long> positions(ChatId chat, long before, int limit) {
    return subject().before(chat, before, limit).stream().map(Message::position).toList();
  }
}
