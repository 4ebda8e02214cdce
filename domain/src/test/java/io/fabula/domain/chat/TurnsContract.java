package io.fabula.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.IdFixtures;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What all {@link Turns} keep to. */
public interface TurnsContract {
  Turns subject();

  /** A chat that exists, another one with every call. */
  ChatId chat();

  @Test
  default void a_turn_is_found_as_it_began() {
    TurnRecord bare = TurnRecord.begun(ChatFixtures.turn(chat()), Optional.empty());
    TurnRecord full = new TurnRecord(ChatFixtures.turnId(), chat(), TurnKind.CONTINUE,
        Optional.of(messageId()),
        Optional.of(messageId()), HandClock.START, Optional.empty());

    subject().add(bare);
    subject().add(full);

    assertThat(subject().find(bare.id())).contains(bare);
    assertThat(subject().find(full.id())).contains(full);
    assertThat(subject().find(ChatFixtures.turnId())).isEmpty();
  }

  @Test
  default void an_end_is_kept_with_the_length_of_every_piece() {
    TurnRecord begun = TurnRecord.begun(ChatFixtures.turn(chat()), Optional.empty());
    subject().add(begun);
    TurnRecord ended = begun.ended(Optional.of(messageId()), new TurnRecord.Ending("failed",
        Optional.of("PROVIDER local true"), HandClock.START.plusSeconds(3), 12, 2,
        new int[]{1, 0, 40_000, 65_535}));

    subject().save(ended);

    assertThat(subject().find(begun.id()).orElseThrow()).usingRecursiveComparison().isEqualTo(ended);
  }

  @Test
  default void a_turn_may_end_without_a_piece_a_failure_or_an_answer() {
    TurnRecord begun = TurnRecord.begun(ChatFixtures.turn(chat()), Optional.empty());
    subject().add(begun);
    TurnRecord ended = begun.ended(Optional.empty(), new TurnRecord.Ending("stopped", Optional.empty(),
        HandClock.START.plusSeconds(3), 0, 0, new int[0]));

    subject().save(ended);

    assertThat(subject().find(begun.id()).orElseThrow()).usingRecursiveComparison().isEqualTo(ended);
  }

  private static MessageId messageId() {
    return new MessageId(IdFixtures.fresh());
  }
}
