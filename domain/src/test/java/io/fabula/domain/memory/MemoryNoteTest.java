package io.fabula.domain.memory;

import static io.fabula.domain.shared.Refusals.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.IdFixtures;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MemoryNoteTest {
  private static MemoryNote note(String content, List<String> keywords, boolean pinned) {
    return MemoryNote.write(new MemoryNoteId(IdFixtures.fresh()), new UserId(IdFixtures.fresh()),
        MemoryScope.EVERYWHERE, content, keywords, pinned, HandClock.START);
  }

  private static List<String> remembered(String said, MemoryNote... notes) {
    return Recollection.of(List.of(notes).stream().map(MemoryNote::snapshot).toList(), List.of(said));
  }

  @Test
  void a_note_says_something_in_bounds() {
    assertInvalid("content", () -> note(" ", List.of(), false));
    assertInvalid("content", () -> note("x".repeat(MemoryNote.CONTENT_MAX + 1), List.of(), false));
    assertInvalid("keywords", () -> note("x", Collections.nCopies(MemoryNote.KEYWORDS_MAX + 1, "k"), false));
    assertInvalid("keywords", () -> note("x", List.of("k".repeat(201)), false));
    assertThat(note("x", List.of(" a ", "a", ""), false).snapshot().keywords()).containsExactly("a");
  }

  @Test
  void a_pinned_note_is_always_remembered() {
    assertThat(remembered("", note("always", List.of("never"), true))).containsExactly("always");
  }

  @Test
  void a_keyword_calls_a_note_in_korean_with_its_particles_too() {
    MemoryNote korean = note("불은 꺼지지 않는다", List.of("등대"), false);
    MemoryNote english = note("The lamp never goes out", List.of("Lighthouse"), false);

    assertThat(remembered("어젯밤 등대에서 봤어", korean, english)).containsExactly("불은 꺼지지 않는다");
    assertThat(remembered("Two lighthouses burned.", korean, english))
        .containsExactly("The lamp never goes out");
    assertThat(remembered("Enlighten me", korean, english)).isEmpty();
  }

  @Test
  void a_note_without_keywords_is_called_by_words_that_it_shares() {
    MemoryNote english = note("Her brother Tobias sailed north in winter", List.of(), false);
    MemoryNote korean = note("오빠 도현은 겨울에 북쪽으로 떠났다", List.of(), false);

    assertThat(remembered("Did Tobias come back when winter was over?", english)).hasSize(1);
    assertThat(remembered("It is cold in winter.", english)).isEmpty();
    assertThat(remembered("도현이는 겨울이 지나고 돌아왔어?", korean)).hasSize(1);
    assertThat(remembered("오늘은 춥네", korean)).isEmpty();
  }

  @Test
  void notes_that_are_not_pinned_do_not_fill_the_prompt() {
    String full = "등대 " + "x".repeat(5_000);
    assertThat(remembered("등대", note(full, List.of("등대"), false), note(full, List.of("등대"), false),
        note(full, List.of("등대"), true), note("short", List.of("등대"), false))).hasSize(3).endsWith("short");
  }

  @Nested
  class InMemoryTest implements MemoryNotesContract {
    private final MemoryNotes notes = new InMemoryMemoryNotes(new InMemoryUnitOfWork());

    @Override
    public MemoryNotes subject() {
      return notes;
    }

    @Override
    public UserId owner() {
      return new UserId(IdFixtures.fresh());
    }

    @Override
    public UUID chatOf(UserId owner) {
      return IdFixtures.fresh();
    }
  }
}
