package io.fabula.persistence.character;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.character.Characters.Order;
import io.fabula.domain.character.Ranks;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ShelvesTest {
  @Test
  void neighbours_stand_on_one_shelf_and_no_shelf_belongs_to_two_orders() {
    List<Shelves> neighbours = LongStream.range(128, 256).mapToObj(i -> Shelves.of(i, new Ranks(0, 0, 0)))
        .distinct().toList();

    assertThat(neighbours).hasSize(1);
    assertThat(neighbours.getFirst().numbers().values()).hasSize(Order.values().length)
        .doesNotHaveDuplicates();
    assertThat(Shelves.of(256, new Ranks(0, 0, 0)).numbers().values())
        .doesNotContainAnyElementsOf(neighbours.getFirst().numbers().values());
  }

  @Test
  void a_rank_moves_when_it_doubles_and_a_bad_one_stands_apart_from_a_good_one() {
    assertThat(top(3)).isEqualTo(top(2)).isNotEqualTo(top(4)).isNotEqualTo(top(1)).isNotEqualTo(top(-2));
    assertThat(top(-3)).isEqualTo(top(-2)).isNotEqualTo(top(-4)).isNotEqualTo(top(0));
    assertThat(IntStream.range(0, 63).mapToObj(power -> top(1L << power)).distinct()).hasSize(63);
    assertThat(Shelves.of(9, new Ranks(5, 0, 0)).numbers().get(Order.NEW))
        .isEqualTo(Shelves.of(9, new Ranks(0, 0, 7)).numbers().get(Order.NEW));
  }

  /** About half as many reach each further power. */
  @Test
  void the_higher_a_rank_the_longer_the_time_of_its_shelf() {
    assertThat(Shelves.of(0, new Ranks(4, 4, 4)).numbers().get(Order.TOP))
        .isEqualTo(Shelves.of(1023, new Ranks(4, 4, 4)).numbers().get(Order.TOP))
        .isNotEqualTo(Shelves.of(1024, new Ranks(4, 4, 4)).numbers().get(Order.TOP));
  }

  private static long top(long score) {
    return Shelves.of(9, new Ranks(0, score, 0)).numbers().get(Order.TOP);
  }
}
