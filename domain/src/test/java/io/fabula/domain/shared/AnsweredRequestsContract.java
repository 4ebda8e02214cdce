package io.fabula.domain.shared;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.shared.AnsweredRequests.Claim;
import io.fabula.domain.shared.AnsweredRequests.KeptAnswer;
import io.fabula.domain.shared.AnsweredRequests.RequestKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What all {@link AnsweredRequests} keep to. */
public interface AnsweredRequestsContract {
  Instant NOW = HandClock.START;
  Duration TICK = Duration.ofMillis(1);

  AnsweredRequests subject();

  @Test
  default void the_first_claim_is_granted_and_the_next_finds_it_running() {
    RequestKey key = key();

    assertThat(subject().claim(key, "print", NOW)).isInstanceOf(Claim.Granted.class);
    assertThat(subject().claim(key, "print", NOW)).isInstanceOf(Claim.Running.class);
  }

  @Test
  default void of_many_at_once_one_alone_is_granted() {
    for (int round = 0; round < 10; round++) {
      RequestKey key = key();

      var claims = AtOnce.run(16, i -> subject().claim(key, "print", NOW));

      assertThat(claims).filteredOn(Claim.Granted.class::isInstance).hasSize(1);
      assertThat(claims).filteredOn(Claim.Running.class::isInstance).hasSize(15);
    }
  }

  @Test
  default void a_kept_answer_is_given_again_to_the_byte() {
    RequestKey key = key();
    byte[] body = "{\"말\":\"안녕 🗼\"}\0".getBytes(UTF_8);
    subject().claim(key, "print", NOW);

    subject().keep(key, new KeptAnswer(201, Map.of("Location", "/chats/1", "ETag", "\"1\""), body));

    assertThat(subject().claim(key, "print", NOW.plus(TICK)))
        .isInstanceOfSatisfying(Claim.Answered.class, answered -> {
          assertThat(answered.answer().status()).isEqualTo(201);
          assertThat(answered.answer().headers())
              .isEqualTo(Map.of("Location", "/chats/1", "ETag", "\"1\""));
          assertThat(answered.answer().body()).isEqualTo(body);
        });
  }

  @Test
  default void a_later_answer_stands_for_the_first() {
    RequestKey key = key();
    subject().claim(key, "print", NOW);
    subject().keep(key, new KeptAnswer(500, Map.of("left", "1"), new byte[0]));

    subject().keep(key, new KeptAnswer(200, Map.of(), new byte[]{7}));

    assertThat(subject().claim(key, "print", NOW)).isInstanceOfSatisfying(Claim.Answered.class, again -> {
      assertThat(again.answer().status()).isEqualTo(200);
      assertThat(again.answer().headers()).isEmpty();
      assertThat(again.answer().body()).containsExactly(7);
    });
  }

  @Test
  default void what_somebody_was_answered_is_forgotten_with_what_tells_of_them() {
    String user = IdFixtures.fresh().toString();
    var own = new RequestKey(user, "chat.open", "k");
    RequestKey telling = key();
    RequestKey other = key();
    for (RequestKey key : List.of(own, telling, other)) {
      subject().claim(key, "print", NOW);
      byte[] body = (key.equals(telling) ? "{\"id\":\"" + user + "\"}" : "{\"말\":1}").getBytes(UTF_8);
      subject().keep(key, new KeptAnswer(201, Map.of(), body));
    }

    subject().forget(user);

    assertThat(subject().claim(own, "print", NOW)).isInstanceOf(Claim.Granted.class);
    assertThat(subject().claim(telling, "print", NOW)).isInstanceOf(Claim.Granted.class);
    assertThat(subject().claim(other, "print", NOW)).isInstanceOf(Claim.Answered.class);
  }

  @Test
  default void an_answer_without_headers_and_body_is_kept_too() {
    RequestKey key = key();
    subject().claim(key, "print", NOW);

    subject().keep(key, new KeptAnswer(204, Map.of(), new byte[0]));

    assertThat(subject().claim(key, "print", NOW)).isInstanceOfSatisfying(Claim.Answered.class,
        answered -> assertThat(answered.answer().body()).isEmpty());
  }

  @Test
  default void a_key_used_for_other_content_is_a_mismatch_whether_running_or_answered() {
    RequestKey key = key();
    subject().claim(key, "print", NOW);

    assertThat(subject().claim(key, "another", NOW)).isInstanceOf(Claim.Mismatched.class);
    subject().keep(key, new KeptAnswer(200, Map.of(), new byte[0]));
    assertThat(subject().claim(key, "another", NOW)).isInstanceOf(Claim.Mismatched.class);
  }

  @Test
  default void keys_of_other_callers_and_routes_are_other_keys() {
    RequestKey key = key();
    subject().claim(key, "print", NOW);

    assertThat(subject().claim(new RequestKey(key.caller() + "x", key.route(), key.key()), "print", NOW))
        .isInstanceOf(Claim.Granted.class);
    assertThat(subject().claim(new RequestKey(key.caller(), "other", key.key()), "print", NOW))
        .isInstanceOf(Claim.Granted.class);
  }

  @Test
  default void a_released_claim_is_granted_again() {
    RequestKey key = key();
    subject().claim(key, "print", NOW);

    subject().release(key);

    assertThat(subject().claim(key, "another", NOW)).isInstanceOf(Claim.Granted.class);
  }

  @Test
  default void an_answer_is_kept_for_a_day_and_no_longer() {
    RequestKey key = key();
    subject().claim(key, "print", NOW);
    subject().keep(key, new KeptAnswer(200, Map.of(), new byte[0]));
    Instant end = NOW.plus(AnsweredRequests.KEPT);

    assertThat(subject().claim(key, "print", end.minus(TICK))).isInstanceOf(Claim.Answered.class);
    assertThat(subject().claim(key, "another", end)).isInstanceOf(Claim.Granted.class);
    assertThat(subject().claim(key, "another", end)).isInstanceOf(Claim.Running.class);
  }

  @Test
  default void a_claim_without_an_answer_is_abandoned_after_a_quarter_of_an_hour_and_granted_to_one() {
    RequestKey key = key();
    subject().claim(key, "print", NOW);
    Instant end = NOW.plus(AnsweredRequests.ABANDONED);

    assertThat(subject().claim(key, "print", end.minus(TICK))).isInstanceOf(Claim.Running.class);
    var claims = AtOnce.run(8, i -> subject().claim(key, "print", end));
    assertThat(claims).filteredOn(Claim.Granted.class::isInstance).hasSize(1);
  }

  private static RequestKey key() {
    return new RequestKey("user", "chat.sendMessage", IdFixtures.fresh().toString());
  }
}
