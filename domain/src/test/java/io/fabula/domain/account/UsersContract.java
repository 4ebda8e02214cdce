package io.fabula.domain.account;

import static io.fabula.domain.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.shared.AtOnce;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.UnitOfWork;
import org.junit.jupiter.api.Test;

/** What all {@link Users} keep to. */
public interface UsersContract {
  Users subject();

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

  private void assertTaken(String field, User user) {
    assertRefused(AccountError.Taken.failure(field), () -> subject().add(user));
  }
}
