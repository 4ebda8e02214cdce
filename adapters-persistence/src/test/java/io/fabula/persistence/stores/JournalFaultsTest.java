package io.fabula.persistence.stores;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.chat.LiveTurn;
import io.fabula.domain.chat.TurnEnd;
import io.fabula.domain.chat.TurnOutcome;
import io.fabula.domain.prompt.JsonText;
import io.fabula.persistence.chat.SegmentJournal;
import io.fabula.persistence.sql.DatabaseSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of running turns when a server dies, and what becomes of them when its journal fails. */
class JournalFaultsTest {
  @TempDir
  Path folder;

  @Test
  void after_a_crash_a_turn_is_put_together_again_piece_by_piece_on_sqlite() {
    assertRecovered(TestStores.sqlite(folder));
  }

  @Test
  void after_a_crash_a_turn_is_put_together_again_piece_by_piece_on_postgresql() {
    assertRecovered(TestPostgres.newDatabase());
  }

  private static void assertRecovered(DatabaseSettings settings) {
    var pieces = IntStream.range(0, 60).mapToObj(i -> "조각 " + i + " \"🗼\"\n").toList();
    try (var died = TestStores.at(settings)) {
      LiveTurn turn = died.newTurn();
      LiveTurn silent = died.newTurn();
      for (LiveTurn each : List.of(turn, silent)) died.journal.open(each);
      for (String piece : pieces) say(died.journal, turn, piece);
      await(() -> turn.durable() == pieces.size());
      // appended and never told to the journal: nobody saw it, so it may be lost
      turn.append(JsonText.of("unseen"));

      try (var next = TestStores.at(settings)) {
        List<LiveTurn> broken = next.journal.broken();

        assertThat(broken).extracting(LiveTurn::id)
            .containsExactlyInAnyOrder(turn.id(), silent.id());
        LiveTurn found = broken.stream().filter(each -> each.id().equals(turn.id())).findFirst()
            .orElseThrow();
        assertThat(found.chat()).isEqualTo(turn.chat());
        assertThat(found.fullText()).isEqualTo(String.join("", pieces));
        assertThat(found.durable()).isEqualTo(pieces.size());
        assertThat(found.pieceLengths())
            .containsExactly(pieces.stream().mapToInt(String::length).toArray());
        assertThat(broken).filteredOn(each -> !each.id().equals(turn.id()))
            .allSatisfy(each -> assertThat(each.fullText()).isEmpty());
      }
    }
  }

  @Test
  void a_commit_that_fails_keeps_its_pieces_and_goes_on_once_sqlite_has_healed() {
    assertGoesOn(TestStores.sqlite(folder));
  }

  @Test
  void a_commit_that_fails_keeps_its_pieces_and_goes_on_once_postgresql_has_healed() {
    assertGoesOn(TestPostgres.newDatabase());
  }

  private static void assertGoesOn(DatabaseSettings settings) {
    try (var stores = TestStores.at(settings)) {
      LiveTurn turn = stores.newTurn();
      stores.journal.open(turn);
      say(stores.journal, turn, "one ");
      await(() -> turn.durable() == 1);

      rename(stores, "chat_segment", "chat_segment_away");
      say(stores.journal, turn, "two ");
      pause();
      assertThat(turn.durable()).isEqualTo(1);
      heal(stores, settings);
      say(stores.journal, turn, "three");

      await(() -> turn.durable() == 3);
      assertThat(turn.outcome()).isEmpty();
      assertThat(stores.journal.broken()).singleElement()
          .satisfies(found -> assertThat(found.fullText()).isEqualTo("one two three"));
    }
  }

  @Test
  void after_three_failures_of_sqlite_running_turns_end_and_new_ones_may_follow() {
    assertEnds(TestStores.sqlite(folder));
  }

  @Test
  void after_three_failures_of_postgresql_running_turns_end_and_new_ones_may_follow() {
    assertEnds(TestPostgres.newDatabase());
  }

  private static void assertEnds(DatabaseSettings settings) {
    try (var stores = TestStores.at(settings)) {
      LiveTurn turn = stores.newTurn();
      stores.journal.open(turn);
      rename(stores, "chat_segment", "chat_segment_away");

      say(stores.journal, turn, "lost");
      TurnEnd end = turn.ended().orTimeout(10, SECONDS).join();

      assertThat(end)
          .isEqualTo(new TurnEnd(new TurnOutcome.Interrupted(), Optional.empty(), Optional.empty()));
      assertThat(turn.durable()).isZero();
      heal(stores, settings);
      LiveTurn next = stores.newTurn();
      stores.journal.open(next);
      say(stores.journal, next, "Hello");
      await(() -> next.durable() == 1);
    }
  }

  private static void say(SegmentJournal journal, LiveTurn turn, String text) {
    turn.append(JsonText.of(text));
    journal.wrote(turn);
  }

  private static void rename(TestStores stores, String from, String to) {
    stores.database.write(handle -> handle.execute("alter table " + from + " rename to " + to));
  }

  /** From outside, as the journal's own writer cannot. */
  private static void heal(TestStores stores, DatabaseSettings settings) {
    var jdbi = settings.user().isEmpty() ? Jdbi.create(settings.url())
        : Jdbi.create(settings.url(), settings.user().get(), settings.password().orElseThrow());
    jdbi.useHandle(handle -> handle.execute("alter table chat_segment_away rename to chat_segment"));
    assertThat(stores.database.healthy()).isTrue();
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofMillis(20));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(BooleanSupplier reached) {
    long deadline = System.nanoTime() + SECONDS.toNanos(10);
    while (!reached.getAsBoolean()) {
      if (System.nanoTime() > deadline) throw new AssertionError("waited too long");
      Thread.onSpinWait();
    }
  }
}
