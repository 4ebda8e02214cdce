package io.fabula.domain.account;

import static io.fabula.domain.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.shared.AtOnce;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.UnitOfWork;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What all {@link Users} keep to. */
public interface UsersContract {
  Users subject();

  /** Over the same users. */
  Nicknames nicknames();

  UnitOfWork unit();

  @Test
  default void a_user_is_found_as_they_were_added() {
    User plain = UserFixtures.anyone();
    User complete = UserFixtures.complete();

    subject().add(plain);
    subject().add(complete);

    assertThat(subject().find(plain.snapshot().id()).map(User::snapshot)).contains(plain.snapshot());
    assertThat(subject().find(complete.snapshot().id()).map(User::snapshot)).contains(complete.snapshot());
    assertThat(subject().anyWith(Role.ADMIN)).isTrue();
  }

  @Test
  default void a_stranger_is_absent() {
    User stranger = UserFixtures.anyone();

    assertThat(subject().find(stranger.snapshot().id())).isEmpty();
    assertThat(subject().findByEmail(stranger.snapshot().email())).isEmpty();
    assertThat(subject().findByUsername(stranger.snapshot().username())).isEmpty();
  }

  @Test
  default void email_and_username_find_a_user_whatever_their_case() {
    String unique = UserFixtures.unique();
    User user = UserFixtures.user(unique + "@Example.ORG", "Ünal_바다" + unique);
    subject().add(user);

    assertThat(subject().findByEmail(new Email(unique.toUpperCase() + "@EXAMPLE.org")).map(User::snapshot))
        .contains(user.snapshot());
    assertThat(subject().findByUsername(new Username("üNAL_바다" + unique.toUpperCase())).map(User::snapshot))
        .contains(user.snapshot());
  }

  @Test
  default void an_email_is_had_by_one_user() {
    User user = UserFixtures.anyone();
    subject().add(user);

    assertTaken("email", UserFixtures.user(user.snapshot().email().value(), UserFixtures.unique()));
  }

  @Test
  default void a_username_is_had_by_one_user_whatever_its_case() {
    String name = "Strauß-지우" + UserFixtures.unique();
    subject().add(UserFixtures.user(UserFixtures.unique() + "@example.org", name));

    assertTaken("username", UserFixtures.user(UserFixtures.unique() + "@example.org", name.toUpperCase()
        .replaceFirst("SS", "ß")));
  }

  @Test
  default void a_nickname_is_had_by_one_user_whatever_its_case() {
    String nickname = "등대 Keeper " + UserFixtures.unique();
    subject().add(UserFixtures.nicknamed(nickname));

    assertTaken("nickname", UserFixtures.nicknamed(nickname.toUpperCase()));
  }

  @Test
  default void the_field_that_is_taken_is_named_right_even_where_its_value_is_another_fields_name() {
    String unique = UserFixtures.unique();
    subject().add(UserFixtures.user(unique + "@example.org", "email-" + unique));

    assertTaken("username", UserFixtures.user(UserFixtures.unique() + "@example.org", "email-" + unique));
  }

  @Test
  default void a_refusal_leaves_its_unit_able_to_go_on() {
    User user = UserFixtures.anyone();
    User other = UserFixtures.anyone();
    subject().add(user);

    unit().run(() -> {
      assertTaken("email", UserFixtures.user(user.snapshot().email().value(), UserFixtures.unique()));
      subject().add(other);
    });

    assertThat(subject().find(other.snapshot().id())).isPresent();
  }

  @Test
  default void of_many_who_want_a_name_at_once_one_gets_it() {
    String name = UserFixtures.unique();

    var added = AtOnce.run(12, i -> {
      try {
        subject().add(UserFixtures.user(UserFixtures.unique() + "@example.org", name));
        return true;
      } catch (DomainFailure taken) {
        assertThat(taken.error()).isEqualTo(new AccountError.Taken("username"));
        return false;
      }
    });

    assertThat(added).containsOnlyOnce(true);
  }

  @Test
  default void every_change_is_kept() {
    User user = UserFixtures.anyone();
    subject().add(user);
    Instant later = HandClock.START.plusSeconds(5);
    String name = UserFixtures.unique();

    user.rename(new Username(name), later);
    user.callThem(Optional.of("지우 " + name), later);
    user.nameThem(Optional.of("김지우"), later);
    user.turn(Optional.of(31), later);
    user.describe(Optional.of("새 소개\n🌊"), later);
    user.wear(Optional.of(new User.Face("0f".repeat(32))), later);
    user.changePassword("$argon2id$other", later);
    user.verifyEmail(later);
    user.suspend(later);
    subject().save(user);

    assertThat(subject().find(user.snapshot().id()).map(User::snapshot)).contains(user.snapshot());
    assertThat(subject().findByUsername(new Username(name))).isPresent();
    assertThat(nicknames().taken("지우 " + name.toUpperCase())).isTrue();
    assertThat(nicknames().taken(UserFixtures.unique())).isFalse();
  }

  @Test
  default void a_change_of_what_somebody_else_changed_is_refused() {
    User user = UserFixtures.anyone();
    subject().add(user);
    User same = subject().find(user.snapshot().id()).orElseThrow();
    user.describe(Optional.of("first"), HandClock.START);
    same.describe(Optional.of("second"), HandClock.START);
    subject().save(user);

    assertRefused(SharedError.Overtaken.failure("user"), () -> subject().save(same));
  }

  @Test
  default void a_name_in_use_is_not_taken_over() {
    User user = UserFixtures.anyone();
    User other = UserFixtures.nicknamed(UserFixtures.unique());
    subject().add(user);
    subject().add(other);
    User renamed = subject().find(user.snapshot().id()).orElseThrow();
    renamed.rename(other.snapshot().username(), HandClock.START);
    User nicknamed = subject().find(user.snapshot().id()).orElseThrow();
    nicknamed.callThem(other.snapshot().nickname(), HandClock.START);

    assertRefused(AccountError.Taken.failure("username"), () -> subject().save(renamed));
    assertRefused(AccountError.Taken.failure("nickname"), () -> subject().save(nicknamed));
  }

  @Test
  default void who_is_held_is_changed_by_one_at_a_time() {
    UserId id = UserFixtures.anyone().snapshot().id();
    assertThat(unit().run(() -> subject().hold(id))).isEmpty();
    User user = UserFixtures.anyone();
    subject().add(user);

    AtOnce.run(8, i -> unit().run(() -> {
      User held = subject().hold(user.snapshot().id()).orElseThrow();
      held.turn(Optional.of(held.snapshot().age().orElse(0) + 1), HandClock.START);
      subject().save(held);
      return i;
    }));

    assertThat(subject().find(user.snapshot().id()).flatMap(found -> found.snapshot().age())).contains(8);
  }

  private void assertTaken(String field, User user) {
    assertRefused(AccountError.Taken.failure(field), () -> subject().add(user));
  }
}
