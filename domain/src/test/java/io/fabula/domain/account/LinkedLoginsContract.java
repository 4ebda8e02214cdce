package io.fabula.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.shared.AtOnce;
import org.junit.jupiter.api.Test;

/** What all {@link LinkedLogins} keep to. */
public interface LinkedLoginsContract {
  LinkedLogins subject();

  /** A user who exists, another one with every call. */
  UserId user();

  @Test
  default void an_account_elsewhere_belongs_to_who_came_first() {
    var login = new LinkedLogin("google", UserFixtures.unique());
    UserId user = user();
    assertThat(subject().find(login)).isEmpty();

    assertThat(subject().add(login, user)).isTrue();
    assertThat(subject().add(login, user())).isFalse();

    assertThat(subject().find(login)).contains(user);
    assertThat(subject().find(new LinkedLogin("another", login.subject()))).isEmpty();
  }

  @Test
  default void of_many_who_link_it_at_once_one_alone_succeeds() {
    var login = new LinkedLogin("google", UserFixtures.unique());
    UserId user = user();

    assertThat(AtOnce.run(12, i -> subject().add(login, user))).containsOnlyOnce(true);
  }
}
