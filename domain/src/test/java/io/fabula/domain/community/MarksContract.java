package io.fabula.domain.community;

import static io.fabula.domain.shared.PagingFixtures.all;
import static io.fabula.domain.shared.PagingFixtures.assertMalformedCursorsRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.AtOnce;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.IdFixtures;
import io.fabula.domain.shared.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What all {@link Marks} keep to. */
public interface MarksContract {
  Instant NOW = HandClock.START;

  Marks subject();

  /** A user who exists, another one with every call. */
  UserId user();

  UnitOfWork unit();

  @Test
  default void a_mark_is_found_as_it_was_made_and_each_kind_is_its_own() {
    UserId user = user();
    SubjectRef thing = thing();

    assertThat(subject().put(MarkKind.VOTE, user, thing, -1, NOW)).isEmpty();

    assertThat(subject().find(MarkKind.VOTE, user, thing)).contains(new Mark(thing, -1, NOW));
    assertThat(subject().find(MarkKind.LIKE, user, thing)).isEmpty();
    assertThat(subject().find(MarkKind.VOTE, user(), thing)).isEmpty();
    assertThat(subject().find(MarkKind.VOTE, user, thing())).isEmpty();
  }

  @Test
  default void another_mark_replaces_the_first_and_gives_it_back() {
    UserId user = user();
    SubjectRef thing = thing();
    Instant later = NOW.plusSeconds(1);
    subject().put(MarkKind.VOTE, user, thing, 1, NOW);

    assertThat(subject().put(MarkKind.VOTE, user, thing, -1, later)).contains(new Mark(thing, 1, NOW));
    assertThat(subject().put(MarkKind.VOTE, user, thing, -1, later.plusSeconds(1)))
        .contains(new Mark(thing, -1, later));
    assertThat(subject().find(MarkKind.VOTE, user, thing)).contains(new Mark(thing, -1, later));
    assertThat(subject().put(MarkKind.VOTE, user, thing, 0, later)).contains(new Mark(thing, -1, later));
    assertThat(subject().put(MarkKind.VOTE, user, thing, 0, later)).isEmpty();
    assertThat(subject().find(MarkKind.VOTE, user, thing)).isEmpty();
  }

  @Test
  default void each_mark_is_given_back_once_however_many_replace_it_at_once() {
    UserId user = user();
    SubjectRef thing = thing();

    List<Integer> changes = AtOnce.run(12, i -> unit().run(() -> {
      int value = i % 3 - 1;
      int before = subject().put(MarkKind.VOTE, user, thing, value, NOW).map(Mark::value).orElse(0);
      return value - before;
    }));

    assertThat(changes.stream().mapToInt(change -> change).sum())
        .isEqualTo(subject().find(MarkKind.VOTE, user, thing).map(Mark::value).orElse(0));
  }

  @Test
  default void a_failed_unit_marks_nothing() {
    UserId user = user();
    SubjectRef thing = thing();

    org.assertj.core.api.Assertions.assertThatThrownBy(() -> unit().run(() -> {
      subject().put(MarkKind.LIKE, user, thing, 1, NOW);
      throw new IllegalStateException("on purpose");
    })).hasMessage("on purpose");

    assertThat(subject().find(MarkKind.LIKE, user, thing)).isEmpty();
  }

  @Test
  default void a_list_shows_the_newest_first_and_one_users_alone() {
    UserId user = user();
    var marked = new ArrayList<SubjectRef>();
    // three at each moment, so that their ids decide too
    for (int i = 0; i < 8; i++) {
      marked.add(thing());
      subject().put(MarkKind.FAVORITE, user, marked.getLast(), 1, NOW.plusMillis(i / 3));
      subject().put(MarkKind.LIKE, user, thing(), 1, NOW);
    }
    subject().put(MarkKind.FAVORITE, user(), thing(), 1, NOW);

    for (int size : new int[]{1, 3, 8, 100}) {
      assertThat(all(size, page -> subject().of(MarkKind.FAVORITE, user, SubjectKind.CHARACTER, page)))
          .extracting(Mark::subject).isEqualTo(marked.reversed());
    }
    assertThat(subject().newest(MarkKind.FAVORITE, user, SubjectKind.CHARACTER, 2)).hasSize(2)
        .extracting(Mark::madeAt).containsOnly(NOW.plusMillis(2));
    assertMalformedCursorsRefused(
        page -> subject().of(MarkKind.FAVORITE, user, SubjectKind.CHARACTER, page));
  }

  @Test
  default void all_marks_on_a_forgotten_subject_are_gone() {
    UserId user = user();
    SubjectRef gone = thing();
    SubjectRef stays = thing();
    for (SubjectRef each : List.of(gone, stays)) {
      subject().put(MarkKind.LIKE, user, each, 1, NOW);
      subject().put(MarkKind.FAVORITE, user, each, 1, NOW);
    }

    subject().forget(gone);

    assertThat(subject().find(MarkKind.LIKE, user, gone)).isEqualTo(Optional.empty());
    assertThat(subject().newest(MarkKind.FAVORITE, user, SubjectKind.CHARACTER, 10))
        .extracting(Mark::subject).containsExactly(stays);
  }

  @Test
  default void it_is_known_whether_others_marked_a_subject() {
    UserId user = user();
    SubjectRef thing = thing();
    assertThat(subject().othersMarked(thing, user)).isFalse();
    subject().put(MarkKind.LIKE, user, thing, 1, NOW);
    assertThat(subject().othersMarked(thing, user)).isFalse();
    assertThat(subject().othersMarked(thing, user())).isTrue();
    assertThat(subject().othersMarked(thing(), user())).isFalse();
  }

  private static SubjectRef thing() {
    return SubjectRef.character(IdFixtures.fresh());
  }
}
