package io.fabula.domain.chat.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.chat.ChatId;
import io.fabula.domain.shared.IdFixtures;
import io.fabula.domain.shared.UnitOfWork;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link ReadingAhead} keeps to: it can be told anything, and nothing is read otherwise for it. */
public interface ReadingAheadContract {
  ReadingAhead subject();

  UnitOfWork unit();

  /** A turn that could begin. */
  ReadingAhead.Prompt prompt();

  /** What such a turn reads, in its order, in a form that can be compared. */
  List<Object> everything();

  @Test
  default void announcing_changes_nothing_of_what_is_read() {
    List<Object> before = everything();
    assertThat(unit().<List<Object>>look(() -> {
      subject().chat(prompt().chat(), prompt().user());
      subject().prompt(prompt());
      return everything();
    })).isEqualTo(before);
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  default void what_is_announced_wrongly_is_read_all_the_same() {
    List<Object> before = everything();
    var elsewhere = new ChatId(IdFixtures.fresh());
    assertThat(unit().<List<Object>>look(() -> {
      subject().chat(elsewhere, prompt().user());
      subject().prompt(new ReadingAhead.Prompt(elsewhere, prompt().user(), prompt().speaker(), 0, 0, 1));
      return everything();
    })).isEqualTo(before);
  }

  @Test
  default void outside_a_look_it_does_nothing() {
    List<Object> before = everything();
    subject().chat(prompt().chat(), prompt().user());
    subject().prompt(prompt());
    assertThat(everything()).isEqualTo(before);
  }
}
