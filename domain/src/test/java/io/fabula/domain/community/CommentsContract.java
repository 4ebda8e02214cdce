package io.fabula.domain.community;

import static io.fabula.domain.shared.PagingFixtures.all;
import static io.fabula.domain.shared.PagingFixtures.assertMalformedCursorsRefused;
import static io.fabula.domain.shared.Refusals.assertOvertaken;
import static io.fabula.domain.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.AtOnce;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.IdFixtures;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What all {@link Comments} keep to. */
public interface CommentsContract {
  Instant NOW = HandClock.START;
  Instant LATER = NOW.plusSeconds(60);

  Comments subject();

  /** A user who exists, another one with every call. */
  UserId user();

  UnitOfWork unit();

  @Test
  default void a_comment_is_found_as_it_was_written_and_edited() {
    Comment comment = added(thing(), Optional.empty(), NOW);

    assertThat(subject().find(comment.id())).contains(comment);
    Comment edited = comment.rewritten("다시 🌊", LATER);
    subject().save(edited);
    assertThat(subject().find(comment.id())).contains(edited);
    assertOvertaken("comment", () -> subject().save(comment.rewritten("late", LATER)));
    assertThat(subject().find(new CommentId(IdFixtures.fresh()))).isEmpty();
  }

  @Test
  default void a_comment_without_replies_goes_for_good() {
    Comment comment = added(thing(), Optional.empty(), NOW);

    assertThat(subject().delete(comment.id())).isTrue();
    assertThat(subject().delete(comment.id())).isFalse();
    assertThat(subject().find(comment.id())).isEmpty();
    assertOvertaken("comment", () -> subject().save(comment.rewritten("late", LATER)));
  }

  @Test
  default void a_comment_with_replies_keeps_its_place_until_the_last_one_goes() {
    SubjectRef thing = thing();
    Comment parent = added(thing, Optional.empty(), NOW);
    Comment reply = added(thing, Optional.of(parent.id()), NOW);
    Comment other = added(thing, Optional.of(reply.id()), NOW);
    assertThat(subject().find(parent.id()).orElseThrow().replies()).isEqualTo(1);

    assertThat(subject().delete(parent.id())).isTrue();
    assertThat(subject().delete(parent.id())).isFalse();
    Comment place = subject().find(parent.id()).orElseThrow();
    assertThat(place.content()).isEmpty();
    assertThat(place.author()).isEmpty();
    assertOvertaken("comment", () -> subject().save(parent.rewritten("late", LATER)));
    assertRefused(SharedError.NotFound.failure("comment"),
        () -> added(thing, Optional.of(parent.id()), NOW));

    assertThat(subject().delete(reply.id())).isTrue();
    assertThat(list(thing)).hasSize(3);
    assertThat(subject().delete(other.id())).isTrue();
    assertThat(list(thing)).isEmpty();
  }

  @Test
  default void a_reply_taken_back_is_no_longer_counted() {
    SubjectRef thing = thing();
    Comment parent = added(thing, Optional.empty(), NOW);
    Comment reply = added(thing, Optional.of(parent.id()), NOW);
    subject().save(parent.rewritten("edited", LATER));

    assertThat(subject().find(parent.id()).orElseThrow().replies()).isEqualTo(1);
    subject().delete(reply.id());
    assertThat(subject().find(parent.id()).orElseThrow().replies()).isZero();
  }

  @Test
  default void replies_stay_on_the_subject() {
    Comment elsewhere = added(thing(), Optional.empty(), NOW);

    assertRefused(SharedError.NotFound.failure("comment"),
        () -> added(thing(), Optional.of(elsewhere.id()), NOW));
    assertThat(subject().find(elsewhere.id()).orElseThrow().replies()).isZero();
  }

  @Test
  default void what_is_answered_and_deleted_at_once_leaves_no_reply_without_its_parent() {
    SubjectRef thing = thing();
    Comment parent = added(thing, Optional.empty(), NOW);

    List<Boolean> answered = AtOnce.run(8, i -> {
      if (i == 4) {
        subject().delete(parent.id());
        return false;
      }
      try {
        return unit().run(() -> {
          added(thing, Optional.of(parent.id()), NOW);
          return true;
        });
      } catch (DomainFailure tooLate) {
        return false;
      }
    });

    long replies = answered.stream().filter(done -> done).count();
    assertThat(list(thing)).hasSize((int) replies + (replies > 0 ? 1 : 0));
    assertThat(subject().find(parent.id()).map(Comment::replies).orElse(0L)).isEqualTo(replies);
  }

  @Test
  default void a_list_shows_the_oldest_first_and_one_subject_alone() {
    SubjectRef thing = thing();
    var added = new ArrayList<CommentId>();
    // three at each moment, so that their ids decide too
    for (int i = 0; i < 10; i++) added.add(added(thing, Optional.empty(), NOW.plusMillis(i / 3)).id());
    added(thing(), Optional.empty(), NOW);

    for (int size : new int[]{1, 4, 10, 100}) {
      assertThat(all(size, page -> subject().of(thing, page))).extracting(Comment::id).isEqualTo(added);
    }
    assertMalformedCursorsRefused(page -> subject().of(thing, page));
    subject().forget(thing);
    assertThat(list(thing)).isEmpty();
  }

  @Test
  default void what_somebody_wrote_is_found_by_them_the_newest_first() {
    UserId author = user();
    var all = new ArrayList<CommentId>();
    for (int i = 0; i < 5; i++) {
      Comment comment = Comment.written(new CommentId(IdFixtures.fresh()), thing(), author, "바다 " + i,
          Optional.empty(), NOW.plusSeconds(i));
      subject().add(comment);
      all.addFirst(comment.id());
    }
    added(thing(), Optional.empty(), NOW);

    for (int size : new int[]{1, 2, 10})
      assertThat(all(size, page -> subject().by(author, page))).extracting(Comment::id).isEqualTo(all);
    assertMalformedCursorsRefused(page -> subject().by(author, page));
  }

  private List<Comment> list(SubjectRef thing) {
    return subject().of(thing, PageRequest.first(100)).items();
  }

  private Comment added(SubjectRef thing, Optional<CommentId> parent, Instant time) {
    Comment comment = Comment.written(new CommentId(IdFixtures.fresh()), thing, user(), "바다 🌊", parent,
        time);
    subject().add(comment);
    return comment;
  }

  private static SubjectRef thing() {
    return SubjectRef.character(IdFixtures.fresh());
  }
}
