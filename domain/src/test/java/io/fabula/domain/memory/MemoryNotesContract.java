package io.fabula.domain.memory;

import static io.fabula.domain.shared.PagingFixtures.all;
import static io.fabula.domain.shared.PagingFixtures.assertMalformedCursorsRefused;
import static io.fabula.domain.shared.Refusals.assertOvertaken;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.account.UserId;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.IdFixtures;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link MemoryNotes} keeps to. */
public interface MemoryNotesContract {
  MemoryNotes subject();

  /** A user who exists, another one with every call. */
  UserId owner();

  /** A chat of that user's that exists. */
  UUID chatOf(UserId owner);

  @Test
  default void a_note_is_found_as_it_was_added_and_as_it_was_saved() {
    UserId owner = owner();
    MemoryNote note = added(owner, new MemoryScope.OfChat(chatOf(owner)), "등대의 불은 꺼지지 않는다 🗼", 0, true);
    assertThat(found(note)).isEqualTo(note.snapshot());

    MemoryNote loaded = subject().find(note.snapshot().id()).orElseThrow();
    loaded.rewrite("another", List.of(), false, HandClock.START.plusMillis(3));
    subject().save(loaded);
    assertThat(found(note)).isEqualTo(loaded.snapshot());
    MemoryNote late = MemoryNote.restore(note.snapshot());
    late.rewrite("late", List.of(), false, HandClock.START);
    assertOvertaken("note", () -> subject().save(late));

    subject().remove(note.snapshot().id());
    assertThat(subject().find(note.snapshot().id())).isEmpty();
  }

  private MemoryNote.Snapshot found(MemoryNote note) {
    return subject().find(note.snapshot().id()).orElseThrow().snapshot();
  }

  @Test
  default void those_that_count_in_a_chat_are_its_own_its_characters_and_the_general_ones() {
    UserId owner = owner();
    UUID chat = chatOf(owner);
    var character = new CharacterId(IdFixtures.fresh());
    added(owner, MemoryScope.EVERYWHERE, "general", 1, false);
    added(owner, new MemoryScope.OfCharacter(character), "of the character", 2, false);
    added(owner, new MemoryScope.OfChat(chat), "of the chat", 3, false);
    added(owner, MemoryScope.EVERYWHERE, "pinned", 0, true);
    added(owner, new MemoryScope.OfChat(chatOf(owner)), "of another chat", 4, true);
    added(owner, new MemoryScope.OfCharacter(new CharacterId(IdFixtures.fresh())), "of another", 5, true);
    added(owner(), MemoryScope.EVERYWHERE, "of somebody else", 6, true);

    assertThat(counting(owner, chat, character, 10)).containsExactly("pinned", "of the chat",
        "of the character", "general");
    assertThat(counting(owner, chat, character, 2)).containsExactly("pinned", "of the chat");
  }

  private List<String> counting(UserId owner, UUID chat, CharacterId character, int atMost) {
    return subject().countingIn(owner, chat, character, atMost).stream().map(MemoryNote.Snapshot::content)
        .toList();
  }

  @Test
  default void notes_are_listed_by_page_and_by_where_they_count() {
    UserId owner = owner();
    var character = new MemoryScope.OfCharacter(new CharacterId(IdFixtures.fresh()));
    var chat = new MemoryScope.OfChat(chatOf(owner));
    for (int i = 0; i < 7; i++) added(owner, i % 2 == 0 ? character : chat, "note " + i, i, false);
    added(owner, MemoryScope.EVERYWHERE, "general", 9, false);

    assertThat(all(3, page -> subject().of(owner, Optional.empty(), page))).hasSize(8)
        .extracting(note -> note.snapshot().content()).startsWith("general", "note 6").endsWith("note 0");
    assertThat(all(2, page -> subject().of(owner, Optional.of(character), page)))
        .extracting(note -> note.snapshot().content())
        .containsExactly("note 6", "note 4", "note 2", "note 0");
    assertThat(all(2, page -> subject().of(owner, Optional.of(chat), page))).hasSize(3);
    assertThat(all(2, page -> subject().of(owner, Optional.of(MemoryScope.EVERYWHERE), page))).hasSize(1);
    assertMalformedCursorsRefused(page -> subject().of(owner, Optional.empty(), page));
  }

  private MemoryNote added(UserId owner, MemoryScope scope, String content, int later, boolean pinned) {
    MemoryNote note = MemoryNote.write(new MemoryNoteId(IdFixtures.fresh()), owner, scope, content,
        List.of("등대", "light"), pinned, HandClock.START.plusMillis(later));
    subject().add(note);
    return note;
  }
}
