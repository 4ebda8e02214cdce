package io.fabula.domain.chat.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.TurnId;
import io.fabula.domain.prompt.AuthorNote;
import io.fabula.domain.prompt.Budget;
import io.fabula.domain.prompt.Role;
import io.fabula.domain.prompt.Sampling;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.IdFixtures;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What all {@link TurnLedger}s keep to. */
public interface TurnLedgerContract {
  TurnLedger subject();

  /** A chat that exists, another one with every call. */
  ChatId chat();

  /** A turn of that chat that exists, later than all before. */
  TurnId turn(ChatId chat);

  @Test
  default void an_entry_is_found_as_it_was_kept() {
    LedgerEntry full = entry(chat(), Optional.of(new AuthorNote("비가 온다.", 2, Role.USER)),
        Optional.of("shorter \"please\""), new Sampling(Optional.of(0.7), Optional.of(0.25), 300,
            List.of("\nUser:")));
    LedgerEntry bare = entry(chat(), Optional.empty(), Optional.empty(),
        new Sampling(Optional.empty(), Optional.empty(), 1, List.of()));
    subject().keep(full);
    subject().keep(bare);

    assertThat(subject().find(full.chat(), full.turn())).contains(full);
    assertThat(subject().find(bare.chat(), bare.turn())).contains(bare);
    assertThat(subject().find(full.chat(), bare.turn())).isEmpty();
    assertThat(subject().find(chat(), full.turn())).isEmpty();
  }

  @Test
  default void the_newest_of_a_chat_is_the_one_that_began_last() {
    ChatId chat = chat();
    LedgerEntry first = entry(chat, Optional.empty(), Optional.empty(), sampling());
    LedgerEntry second = entry(chat, Optional.empty(), Optional.empty(), sampling());
    subject().keep(first);
    subject().keep(second);
    subject().keep(entry(chat(), Optional.empty(), Optional.empty(), sampling()));

    assertThat(subject().newest(chat)).contains(second);
    assertThat(subject().newest(chat())).isEmpty();
  }

  private static Sampling sampling() {
    return new Sampling(Optional.empty(), Optional.empty(), 100, List.of());
  }

  private LedgerEntry entry(ChatId chat, Optional<AuthorNote> note, Optional<String> instruction,
      Sampling sampling) {
    var inputs = new PromptInputs(new PromptInputs.Speaker(new CharacterId(IdFixtures.fresh()), 7), "민준",
        "A diver.\nAfraid of the dark.", ModelId.parse("mock/plain").orElseThrow(),
        new Budget(8_192, 512), sampling, note,
        note.isPresent() ? List.of("등대의 불은 꺼지지 않는다", "second") : List.of(), instruction,
        new PromptInputs.Place(Long.MAX_VALUE, 12, 11), HandClock.START);
    return new LedgerEntry(turn(chat), chat, inputs, "ab".repeat(32), 1_234);
  }
}
