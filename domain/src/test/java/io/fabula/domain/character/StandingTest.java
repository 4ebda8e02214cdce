package io.fabula.domain.character;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.community.Counted;
import io.fabula.domain.community.Tally;
import io.fabula.domain.shared.HandClock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StandingTest {
  private static final Instant NOW = HandClock.START;
  private final AtomicLong falls = new AtomicLong();

  @Test
  void rising_is_no_fall() {
    Standing risen = standing(Standing.NEW, 3, 2, 1, NOW);

    assertThat(risen.fall()).isEqualTo(Standing.NEW.fall());
    assertThat(risen.ranks()).isEqualTo(new Ranks(5, 0, 1));
  }

  @Test
  void a_fall_remembers_the_highest_place_of_the_last_day() {
    Standing high = standing(Standing.NEW, 9, 0, 9, NOW);
    Standing fallen = standing(high, 4, 0, 9, NOW);
    Standing lower = standing(fallen, 3, 0, 9, NOW.plus(Standing.WALK));

    assertThat(fallen.fall()).isEqualTo(new Standing.Fall(1, NOW, new Ranks(9, 0, 9)));
    assertThat(lower.fall())
        .isEqualTo(new Standing.Fall(2, NOW.plus(Standing.WALK), new Ranks(9, 0, 9)));
  }

  @Test
  void what_fell_long_ago_is_forgotten_with_the_next_fall() {
    Standing fallen = standing(standing(Standing.NEW, 9, 0, 0, NOW), 4, 0, 0, NOW);
    Instant later = NOW.plus(Standing.WALK).plusSeconds(1);

    assertThat(standing(fallen, 3, 0, 0, later).fall().from()).isEqualTo(new Ranks(4, 0, 0));
  }

  @Test
  void a_vote_down_is_a_fall_too() {
    Standing voted = Standing.NEW.counting(Tally.NONE.plus(Counted.DOWNVOTES, 1), 0, 0,
        falls::incrementAndGet, NOW);

    assertThat(voted.ranks().score()).isEqualTo(-1);
    assertThat(voted.fall().from()).isEqualTo(new Ranks(0, 0, 0));
  }

  private Standing standing(Standing before, long likes, long chats, long recent, Instant now) {
    return before.counting(new Tally(likes, 0, 0, 0, 0), chats, recent, falls::incrementAndGet, now);
  }
}
