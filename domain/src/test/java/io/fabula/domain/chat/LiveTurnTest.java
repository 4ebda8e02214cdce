package io.fabula.domain.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.prompt.JsonText;
import io.fabula.domain.shared.IdFixtures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveTurnTest {
  private final LiveTurn turn = ChatFixtures.turn(new ChatId(IdFixtures.fresh()));

  @Test
  void a_reader_sees_what_is_confirmed_and_no_more() {
    turn.append(JsonText.of("one "));
    turn.append(JsonText.of("둘"));
    assertThat(turn.pieces(0, 9).count()).isZero();

    turn.confirm(1);

    assertThat(turn.pieces(0, 9).count()).isEqualTo(1);
    assertThat(turn.pieces(0, 9).piece(0).unescaped()).isEqualTo("one ");
    assertThat(turn.pieces(1, 9).count()).isZero();
  }

  @Test
  void the_journal_takes_each_piece_once() {
    turn.append(JsonText.of("one"));
    assertThat(turn.take().count()).isEqualTo(1);
    turn.append(JsonText.of("two"));
    turn.append(JsonText.of("three"));

    Pieces taken = turn.take();

    assertThat(taken.first()).isEqualTo(1);
    assertThat(taken.count()).isEqualTo(2);
    assertThat(taken.piece(1).unescaped()).isEqualTo("three");
    assertThat(turn.take().count()).isZero();
  }

  @Test
  void the_first_who_decides_decides_and_no_piece_follows() {
    assertThat(turn.append(JsonText.of("said"))).isTrue();

    assertThat(turn.decide(new TurnOutcome.Stopped())).isTrue();
    assertThat(turn.decide(new TurnOutcome.Interrupted())).isFalse();
    assertThat(turn.append(JsonText.of("too late"))).isFalse();

    assertThat(turn.outcome()).contains(new TurnOutcome.Stopped());
    assertThat(turn.fullText()).isEqualTo("said");
  }

  @Test
  void a_piece_too_long_for_one_is_kept_as_several_that_join_to_it() {
    String text = "바람🌪️\n".repeat(20_000);

    assertThat(turn.append(JsonText.of(text))).isTrue();

    assertThat(turn.appended()).isGreaterThan(1);
    assertThat(turn.fullText()).isEqualTo(text);
    assertThat(java.util.Arrays.stream(turn.pieceLengths())).allMatch(length -> length <= LiveTurn.PIECE_MAX);
    assertThat(java.util.Arrays.stream(turn.pieceLengths()).sum()).isEqualTo(text.length());
  }

  @Test
  void a_reply_without_end_is_refused_at_its_limit() {
    JsonText piece = JsonText.of("x".repeat(60_000));
    int taken = 0;
    while (turn.append(piece)) taken++;

    assertThat(taken).isEqualTo(LiveTurn.TEXT_MAX / 60_000);
  }

  @Test
  void what_no_store_can_keep_is_replaced_length_for_length() {
    byte[] halves = "a\\u0000\\ud83d".getBytes(UTF_8);
    turn.append(new JsonText(halves, 0, halves.length));
    byte[] other = "\\uddfc\\udc00".getBytes(UTF_8);
    turn.append(new JsonText(other, 0, other.length));

    assertThat(turn.fullText()).isEqualTo("a\ufffd🗼\ufffd");
    assertThat(turn.pieceLengths()).containsExactly(3, 2);
  }

  @Test
  void readers_are_woken_until_they_leave() {
    var woken = new ArrayList<Integer>();
    Runnable reader = () -> woken.add(turn.durable());
    assertThat(turn.watched()).isFalse();
    turn.join(reader);
    assertThat(turn.watched()).isTrue();

    turn.confirm(1);
    turn.leave(reader);
    turn.confirm(2);

    assertThat(woken).containsExactly(1);
    assertThat(turn.watched()).isFalse();
  }

  @Test
  void the_end_comes_to_those_who_wait_for_it() {
    var end = new TurnEnd(new TurnOutcome.Stopped(), Optional.empty(), Optional.empty());
    var waiting = turn.ended();

    turn.finish(end);

    assertThat(waiting).isCompletedWithValue(end);
    assertThat(turn.end()).contains(end);
  }

  @Test
  void an_end_with_its_last_pieces_wakes_readers_once() {
    var end = new TurnEnd(new TurnOutcome.Stopped(), Optional.empty(), Optional.empty());
    var woken = new ArrayList<Integer>();
    turn.confirm(1);
    turn.join(() -> woken.add(turn.end().isPresent() ? turn.durable() : -1));

    turn.finish(3, end);
    turn.confirm(2);

    assertThat(woken).containsExactly(3);
    assertThat(turn.durable()).isEqualTo(3);
  }

  @Test
  void readers_see_every_piece_once_and_in_order_while_it_is_written() throws InterruptedException {
    int count = 20_000;
    var readers = List.of(new TurnWatcher(turn), new TurnWatcher(turn));
    Thread writer = Thread.ofPlatform().start(() -> {
      for (int i = 0; i < count; i++) turn.append(JsonText.of(i + " "));
      turn.decide(new TurnOutcome.Stopped());
    });
    Thread journal = Thread.ofPlatform().start(() -> {
      int confirmed = 0;
      while (confirmed < count) {
        Pieces pieces = turn.take();
        confirmed += pieces.count();
        if (pieces.count() > 0) turn.confirm(confirmed);
      }
      turn.finish(new TurnEnd(new TurnOutcome.Stopped(), Optional.empty(), Optional.empty()));
    });
    writer.join();
    journal.join();

    List<String> expected = java.util.stream.IntStream.range(0, count).mapToObj(i -> i + " ").toList();
    assertThat(readers).allSatisfy(reader -> {
      assertThat(reader.pieces()).isEqualTo(expected);
      assertThat(reader.sawEndBeforeLastPiece()).isFalse();
    });
  }
}
