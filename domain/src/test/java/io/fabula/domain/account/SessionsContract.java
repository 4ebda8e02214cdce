package io.fabula.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.shared.AtOnce;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.IdFixtures;
import io.fabula.domain.shared.UnitOfWork;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What all {@link Sessions} keep to. */
public interface SessionsContract {
  Instant NOW = HandClock.START;

  Sessions subject();

  UnitOfWork unit();

  /** A user who exists, another one with every call. */
  UserId user();

  @Test
  default void a_token_is_found_as_it_was_added() {
    RefreshToken token = token(user(), IdFixtures.fresh());

    subject().add(token);

    assertThat(subject().find(token.hash())).contains(token);
    assertThat(subject().find("unknown")).isEmpty();
  }

  @Test
  default void a_token_is_rotated_once() {
    RefreshToken token = token(user(), IdFixtures.fresh());
    subject().add(token);

    assertThat(subject().rotate(token.hash(), NOW.plusSeconds(1))).isTrue();
    assertThat(subject().rotate(token.hash(), NOW.plusSeconds(2))).isFalse();
    assertThat(subject().find(token.hash()).flatMap(RefreshToken::rotatedAt)).contains(NOW.plusSeconds(1));
  }

  @Test
  default void of_many_who_rotate_at_once_one_alone_succeeds() {
    UserId user = user();
    for (int round = 0; round < 10; round++) {
      RefreshToken token = token(user, IdFixtures.fresh());
      subject().add(token);

      assertThat(AtOnce.run(16, i -> subject().rotate(token.hash(), NOW))).containsOnlyOnce(true);
    }
  }

  @Test
  default void an_unknown_token_is_not_rotated() {
    assertThat(subject().rotate("unknown", NOW)).isFalse();
  }

  @Test
  default void the_end_of_a_family_is_the_end_of_all_its_tokens_and_of_no_others() {
    UserId user = user();
    UUID family = IdFixtures.fresh();
    RefreshToken used = token(user, family);
    RefreshToken current = token(user, family);
    RefreshToken elsewhere = token(user, IdFixtures.fresh());
    subject().add(used);
    subject().rotate(used.hash(), NOW);
    subject().add(current);
    subject().add(elsewhere);

    subject().endFamily(family);

    assertThat(subject().find(used.hash())).isEmpty();
    assertThat(subject().find(current.hash())).isEmpty();
    assertThat(subject().find(elsewhere.hash())).isPresent();
  }

  @Test
  default void all_sessions_of_a_user_end_and_nobody_elses() {
    UserId user = user();
    RefreshToken one = token(user, IdFixtures.fresh());
    RefreshToken two = token(user, IdFixtures.fresh());
    RefreshToken anothers = token(user(), IdFixtures.fresh());
    subject().add(one);
    subject().add(two);
    subject().add(anothers);

    subject().endAll(user, Optional.empty());

    assertThat(subject().find(one.hash())).isEmpty();
    assertThat(subject().find(two.hash())).isEmpty();
    assertThat(subject().find(anothers.hash())).isPresent();
  }

  @Test
  default void a_session_may_be_spared_when_all_others_end() {
    UserId user = user();
    RefreshToken spared = token(user, IdFixtures.fresh());
    RefreshToken other = token(user, IdFixtures.fresh());
    subject().add(spared);
    subject().add(other);

    subject().endAll(user, Optional.of(spared.family()));

    assertThat(subject().find(spared.hash())).isPresent();
    assertThat(subject().revoked(access(user, spared.family()))).isFalse();
    assertThat(subject().find(other.hash())).isEmpty();
    assertThat(subject().revoked(access(user, other.family()))).isTrue();
  }

  @Test
  default void what_is_added_to_a_session_after_its_end_is_not_found() {
    UserId user = user();
    UUID family = IdFixtures.fresh();
    subject().endFamily(family);
    RefreshToken late = token(user, family);

    subject().add(late);

    assertThat(subject().find(late.hash())).isEmpty();
    assertThat(subject().revoked(access(user, family))).isTrue();
  }

  @Test
  default void whoever_comes_second_ends_what_the_first_began_however_close_they_are() {
    UserId user = user();
    for (int round = 0; round < 10; round++) {
      RefreshToken token = token(user, IdFixtures.fresh());
      subject().add(token);
      RefreshToken next = token(user, token.family());

      var first = AtOnce.run(16, i -> unit().run(() -> {
        boolean rotated = subject().rotate(token.hash(), NOW);
        if (rotated) subject().add(next);
        else subject().endFamily(token.family());
        return rotated;
      }));

      assertThat(first).containsOnlyOnce(true);
      assertThat(subject().find(token.hash())).isEmpty();
      assertThat(subject().find(next.hash())).isEmpty();
      assertThat(subject().revoked(access(user, token.family()))).isTrue();
    }
  }

  @Test
  default void a_revoked_access_token_is_known_as_such_at_once_and_may_be_revoked_again() {
    UserId user = user();
    UUID session = IdFixtures.fresh();
    AccessToken token = access(user, session);
    assertThat(subject().revoked(token)).isFalse();

    subject().revoke(token);
    subject().revoke(token);

    assertThat(subject().revoked(token)).isTrue();
    assertThat(subject().revoked(access(user, session))).isFalse();
  }

  private static AccessToken access(UserId user, UUID session) {
    return new AccessToken(IdFixtures.fresh().toString(), new Caller(user, Role.USER), session,
        NOW.plus(AccessTokens.LIFETIME));
  }

  private static RefreshToken token(UserId user, UUID family) {
    String hash = IdFixtures.fresh().toString().replace("-", "").repeat(2);
    RefreshToken token = RefreshToken.issue(hash, family, user, NOW);
    assertThat(token.rotatedAt()).isEqualTo(Optional.empty());
    return token;
  }
}
