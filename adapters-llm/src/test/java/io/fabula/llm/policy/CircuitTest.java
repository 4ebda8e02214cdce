package io.fabula.llm.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CircuitTest {
  private final AtomicLong now = new AtomicLong();
  private final Circuit circuit = new Circuit(3, Duration.ofSeconds(10), now::get);

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(circuit.admits()).isTrue();
      circuit.failed();
    }
  }

  @Test
  void it_opens_after_failures_in_a_row() {
    fail(2);
    circuit.succeeded();
    fail(2);
    assertThat(circuit.isOpen()).isFalse();
    fail(1);
    assertThat(circuit.admits()).isFalse();
  }

  @Test
  void after_a_while_one_call_is_let_through_and_decides() {
    fail(3);
    now.addAndGet(Duration.ofSeconds(10).toNanos());
    assertThat(circuit.admits()).isTrue();
    assertThat(circuit.admits()).isFalse();
    circuit.failed();
    assertThat(circuit.admits()).isFalse();
    now.addAndGet(Duration.ofSeconds(10).toNanos());
    assertThat(circuit.admits()).isTrue();
    circuit.succeeded();
    assertThat(circuit.admits()).isTrue();
    assertThat(circuit.admits()).isTrue();
  }

  @Test
  void a_probe_that_is_given_up_leaves_room_for_the_next() {
    fail(3);
    now.addAndGet(Duration.ofSeconds(10).toNanos());
    assertThat(circuit.admits()).isTrue();
    circuit.givenUp();
    assertThat(circuit.admits()).isTrue();
  }
}
