package io.fabula.domain.account;

import static io.fabula.domain.shared.PagingFixtures.all;
import static io.fabula.domain.shared.PagingFixtures.assertMalformedCursorsRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.PageRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What all {@link People} keep to, of the users in a store. */
public interface PeopleContract {
  People subject();

  /** Of the same users. */
  Users users();

  @Test
  default void people_are_found_by_a_part_of_their_names_whatever_the_case() {
    String unique = UserFixtures.unique();
    UserId byEmail = added(UserFixtures.user("a" + unique + "%_!@example.org", UserFixtures.unique()));
    UserId byUsername = added(UserFixtures.user(UserFixtures.unique() + "@example.org", "B-" + unique));
    UserId byNickname = added(UserFixtures.nicknamed("바다 C" + unique.toUpperCase() + " 100%"));

    assertThat(found(unique)).containsExactlyInAnyOrder(byEmail, byUsername, byNickname);
    assertThat(found("b-" + unique)).containsExactly(byUsername);
    assertThat(found("바다 c" + unique)).containsExactly(byNickname);
    assertThat(found(unique + "%_!@")).containsExactly(byEmail);
    assertThat(found("c" + unique + "_100%")).isEmpty();
    assertThat(found(unique + "' or 1=1 --")).isEmpty();
  }

  @Test
  default void the_newest_come_first_and_roles_apart() {
    String unique = UserFixtures.unique();
    UserId first = added(user(unique, 1, Role.USER));
    UserId admin = added(user(unique, 2, Role.ADMIN));
    UserId last = added(user(unique, 3, Role.USER));

    for (int size : new int[]{1, 2, 100}) {
      assertThat(all(size, page -> subject().list(Optional.of(unique), Optional.empty(), page)))
          .extracting(User.Snapshot::id).containsExactly(last, admin, first);
      assertThat(all(size, page -> subject().list(Optional.of(unique), Optional.of(Role.USER), page)))
          .extracting(User.Snapshot::id).containsExactly(last, first);
    }
    assertThat(subject().list(Optional.empty(), Optional.empty(), PageRequest.first(1)).items()).hasSize(1);
    assertMalformedCursorsRefused(page -> subject().list(Optional.empty(), Optional.empty(), page));
  }

  private List<UserId> found(String text) {
    return subject().list(Optional.of(text), Optional.empty(), PageRequest.first(100)).items().stream()
        .map(User.Snapshot::id).toList();
  }

  private static User user(String unique, int minute, Role role) {
    String name = UserFixtures.unique();
    return User.register(UserFixtures.anyone().snapshot().id(), new Email(unique + name + "@example.org"),
        new Username(name), Optional.empty(), role, "$argon2id$hash",
        HandClock.START.plusSeconds(60L * minute));
  }

  private UserId added(User user) {
    users().add(user);
    return user.snapshot().id();
  }
}
