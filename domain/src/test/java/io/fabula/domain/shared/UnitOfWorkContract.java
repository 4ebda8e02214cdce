package io.fabula.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link UnitOfWork} keeps to. */
public interface UnitOfWorkContract {
  UnitOfWork subject();

  /** Writes something to a store of the subject's. */
  void write(String mark);

  boolean written(String mark);

  @Test
  default void what_is_written_inside_is_there_afterwards() {
    String mark = mark();

    String result = subject().run(() -> {
      write(mark);
      return "done";
    });

    assertThat(result).isEqualTo("done");
    assertThat(written(mark)).isTrue();
  }

  @Test
  default void a_unit_sees_what_it_wrote() {
    String mark = mark();

    assertThat(subject().run(() -> {
      write(mark);
      return written(mark);
    })).isTrue();
  }

  @Test
  default void nothing_is_left_of_a_unit_that_throws_and_its_caller_gets_what_was_thrown() {
    String first = mark();
    String second = mark();
    var failure = SharedError.NotFound.failure("anything");

    assertThatThrownBy(() -> subject().run(() -> {
      write(first);
      write(second);
      throw failure;
    })).isSameAs(failure);
    assertThat(written(first)).isFalse();
    assertThat(written(second)).isFalse();
  }

  @Test
  default void an_error_takes_everything_back_too_and_the_next_unit_runs() {
    String mark = mark();
    String next = mark();

    assertThatThrownBy(() -> subject().run(() -> {
      write(mark);
      throw new StackOverflowError("deep");
    })).isInstanceOf(StackOverflowError.class);
    subject().run(() -> write(next));

    assertThat(written(mark)).isFalse();
    assertThat(written(next)).isTrue();
  }

  @Test
  default void units_do_not_nest() {
    assertThatThrownBy(() -> subject().run(() -> subject().run(() -> {})))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  default void a_unit_that_fails_takes_none_of_the_others_with_it() {
    List<String> marks = IntStream.range(0, 40).mapToObj(i -> mark()).toList();

    AtOnce.run(marks.size(), i -> {
      try {
        subject().run(() -> {
          write(marks.get(i));
          if (i % 4 == 0) throw SharedError.Stale.failure();
        });
      } catch (DomainFailure expected) {
        assertThat(i % 4).isZero();
      }
      return i;
    });

    assertThat(IntStream.range(0, 40).filter(i -> written(marks.get(i))))
        .containsExactlyElementsOf(IntStream.range(0, 40).filter(i -> i % 4 != 0).boxed().toList());
  }

  private static String mark() {
    return IdFixtures.fresh().toString();
  }
}
