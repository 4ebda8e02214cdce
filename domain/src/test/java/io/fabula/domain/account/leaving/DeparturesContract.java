package io.fabula.domain.account.leaving;

import static io.fabula.domain.shared.Refusals.assertOvertaken;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.account.Nicknames;
import io.fabula.domain.account.People;
import io.fabula.domain.account.Role;
import io.fabula.domain.account.User;
import io.fabula.domain.account.UserFixtures;
import io.fabula.domain.account.UserId;
import io.fabula.domain.account.Users;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.IdFixtures;
import io.fabula.domain.shared.PageRequest;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What all {@link Departures} keep to. */
public interface DeparturesContract {
  Instant NOW = HandClock.START;

  Departures subject();

  Users users();

  People people();

  Nicknames nicknames();

  @Test
  default void who_left_is_not_found_and_what_they_were_called_is_free() {
    User.Snapshot user = named();

    subject().leave(user.id(), NOW);

    assertThat(users().find(user.id())).isEmpty();
    assertThat(users().hold(user.id())).isEmpty();
    assertThat(users().findByEmail(user.email())).isEmpty();
    assertThat(users().findByUsername(user.username())).isEmpty();
    assertThat(nicknames().taken(user.nickname().orElseThrow())).isFalse();
    assertThat(people().list(Optional.of(user.username().folded()), Optional.empty(), PageRequest.first(9))
        .items()).isEmpty();
    assertThat(people().list(Optional.empty(), Optional.empty(), PageRequest.first(100)).items())
        .extracting(User.Snapshot::id).doesNotContain(user.id());
    users().add(User.register(new UserId(IdFixtures.fresh()), user.email(), user.username(),
        user.nickname(), Role.USER, "hash", NOW));
  }

  @Test
  default void who_left_is_told_until_they_are_removed() {
    UserId first = named().id();
    UserId second = named().id();
    subject().leave(first, NOW);
    subject().leave(second, NOW.plusSeconds(1));
    subject().leave(first, NOW.plusSeconds(2));

    assertThat(subject().leaving(100)).containsSubsequence(first, second);
    assertThat(subject().leaving(1)).hasSize(1);
    subject().remove(first);
    subject().remove(first);
    assertThat(subject().leaving(100)).contains(second).doesNotContain(first);
    subject().remove(second);
  }

  @Test
  default void nothing_is_written_any_more_about_who_left() {
    User.Snapshot user = named();
    User loaded = users().find(user.id()).orElseThrow();
    subject().leave(user.id(), NOW);

    loaded.describe(Optional.of("late"), NOW);

    assertOvertaken("user", () -> users().save(loaded));
    subject().remove(user.id());
    assertOvertaken("user", () -> users().save(loaded));
  }

  @Test
  default void who_is_there_is_not_removed() {
    User.Snapshot user = named();

    subject().remove(user.id());

    assertThat(users().find(user.id())).isPresent();
  }

  private User.Snapshot named() {
    User user = UserFixtures.anyone();
    user.callThem(Optional.of("등대지기 " + user.snapshot().id()), NOW);
    users().add(user);
    return user.snapshot();
  }
}
