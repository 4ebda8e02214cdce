package io.fabula.domain.chat;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.Definition;
import io.fabula.domain.prompt.JsonText;
import io.fabula.domain.shared.AtOnce;
import io.fabula.domain.shared.IdFixtures;
import io.fabula.domain.shared.SharedError;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link TurnJournal} keeps to, but for recovery, which needs something to recover from. */
public interface TurnJournalContract {
  TurnJournal subject();

  /** A turn that was begun and is stored, in a chat of its own. */
  LiveTurn begun();

  /** A store that takes part in the units of the journal. */
  CastSnapshots snapshots();

  @Test
  default void pieces_are_confirmed_and_the_turn_ends_after_the_last_of_them() {
    LiveTurn turn = begun();
    var reader = new TurnWatcher(turn);
    subject().open(turn);

    for (int i = 0; i < 50; i++) say(turn, "조각 " + i + " 🗼");
    TurnEnd end = close(turn);

    assertThat(ended(turn)).isEqualTo(end);
    assertThat(reader.pieces()).isEqualTo(IntStream.range(0, 50).mapToObj(i -> "조각 " + i + " 🗼").toList());
    assertThat(reader.sawEndBeforeLastPiece()).isFalse();
  }

  @Test
  default void nothing_is_seen_of_a_turn_that_the_journal_was_not_told_of() throws InterruptedException {
    LiveTurn turn = begun();
    subject().open(turn);

    turn.append(JsonText.of("secret"));
    Thread.sleep(30);

    assertThat(turn.durable()).isZero();
    assertThat(turn.pieces(0, 10).count()).isZero();
    close(turn);
    ended(turn);
    assertThat(turn.durable()).isEqualTo(1);
  }

  @Test
  default void a_turn_without_a_word_ends_too() {
    LiveTurn turn = begun();
    subject().open(turn);

    TurnEnd end = close(turn);

    assertThat(ended(turn)).isEqualTo(end);
    assertThat(turn.durable()).isZero();
  }

  @Test
  default void what_settling_wrote_is_there_when_the_turn_has_ended() {
    LiveTurn turn = begun();
    var mark = new CharacterId(IdFixtures.fresh());
    subject().open(turn);
    say(turn, "Hello");
    turn.decide(new TurnOutcome.Stopped());

    subject().close(turn, () -> {
      snapshots().keep(mark, 1, Definition.named("settled"));
      return new TurnEnd(new TurnOutcome.Stopped(), Optional.empty(), Optional.empty());
    });

    ended(turn);
    assertThat(snapshots().find(mark, 1)).isPresent();
  }

  @Test
  default void settling_that_fails_once_is_tried_again_with_nothing_left_of_the_first_time() {
    LiveTurn turn = begun();
    var first = new CharacterId(IdFixtures.fresh());
    var second = new CharacterId(IdFixtures.fresh());
    var tries = new AtomicInteger();
    subject().open(turn);
    turn.decide(new TurnOutcome.Stopped());

    subject().close(turn, () -> {
      boolean again = tries.getAndIncrement() > 0;
      snapshots().keep(again ? second : first, 1, Definition.named("settled"));
      if (!again) throw SharedError.Overtaken.failure("chat");
      return new TurnEnd(new TurnOutcome.Stopped(), Optional.empty(), Optional.empty());
    });

    ended(turn);
    assertThat(snapshots().find(first, 1)).isEmpty();
    assertThat(snapshots().find(second, 1)).isPresent();
  }

  @Test
  default void a_turn_that_cannot_be_settled_ends_without_an_answer() {
    LiveTurn turn = begun();
    subject().open(turn);
    say(turn, "Hello");
    turn.decide(new TurnOutcome.Stopped());

    subject().close(turn, () -> {
      throw SharedError.Overtaken.failure("chat");
    });

    assertThat(ended(turn))
        .isEqualTo(new TurnEnd(new TurnOutcome.Stopped(), Optional.empty(), Optional.empty()));
  }

  @Test
  default void many_turns_at_once_keep_their_own_order() {
    List<LiveTurn> turns = IntStream.range(0, 24).mapToObj(i -> begun()).toList();
    List<TurnWatcher> readers = turns.stream().map(TurnWatcher::new).toList();

    AtOnce.run(turns.size(), i -> {
      LiveTurn turn = turns.get(i);
      subject().open(turn);
      for (int piece = 0; piece < 200; piece++) say(turn, i + ":" + piece + " ");
      return close(turn);
    });

    for (int i = 0; i < turns.size(); i++) {
      ended(turns.get(i));
      int number = i;
      assertThat(readers.get(i).pieces())
          .isEqualTo(IntStream.range(0, 200).mapToObj(piece -> number + ":" + piece + " ").toList());
    }
  }

  @Test
  default void a_turn_closed_by_another_thread_than_the_one_that_writes_loses_nothing_it_took() {
    for (int round = 0; round < 20; round++) {
      LiveTurn turn = begun();
      subject().open(turn);

      AtOnce.run(2, side -> {
        if (side == 0) while (say(turn, "x"));
        else close(turn);
        return side;
      });

      ended(turn);
      assertThat(turn.durable()).isEqualTo(turn.appended());
    }
  }

  private boolean say(LiveTurn turn, String text) {
    boolean taken = turn.append(JsonText.of(text));
    subject().wrote(turn);
    return taken;
  }

  private TurnEnd close(LiveTurn turn) {
    var outcome = new TurnOutcome.Completed(Optional.empty());
    var end = new TurnEnd(outcome, Optional.empty(), Optional.empty());
    turn.decide(outcome);
    subject().close(turn, () -> end);
    return end;
  }

  private static TurnEnd ended(LiveTurn turn) {
    return turn.ended().orTimeout(10, SECONDS).join();
  }
}
