package io.fabula.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UuidV7Test {
  private final HandClock clock = new HandClock();
  private final UuidV7 ids = new UuidV7(clock, new Random(7));

  @Test
  void an_id_carries_its_version_its_variant_and_the_time() {
    UUID id = ids.next();

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(clock.millis());
  }

  @Test
  void ids_of_one_millisecond_sort_by_their_making_even_past_the_counter() {
    List<String> made = Stream.generate(ids::next).limit(10_000).map(UUID::toString).toList();

    assertThat(made).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void ids_sort_on_when_the_clock_goes_back() {
    String before = ids.next().toString();
    clock.pass(Duration.ofHours(-1));

    assertThat(ids.next().toString()).isGreaterThan(before);
  }

  @Test
  void many_threads_never_get_the_same_one() {
    var shared = new UuidV7(InstantSource.fixed(Instant.EPOCH), new Random(7));

    var all = AtOnce.run(8, i -> Stream.generate(shared::next).limit(2_000).toList());

    assertThat(new HashSet<>(all.stream().flatMap(List::stream).toList())).hasSize(16_000);
  }
}
