package io.fabula.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a refusal should be. */
public final class Refusals {
  private Refusals() {}

  public static void assertRefused(DomainFailure expected, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(DomainFailure.class,
            failure -> assertThat(failure.error()).isEqualTo(expected.error()));
  }

  public static void assertOvertaken(String what, ThrowingCallable action) {
    assertRefused(SharedError.Overtaken.failure(what), action);
  }

  /** Refused as invalid, for one fault in that field. */
  public static void assertInvalid(String field, ThrowingCallable action) {
    assertThatThrownBy(action).isInstanceOfSatisfying(DomainFailure.class,
        failure -> assertThat(failure.error())
            .isInstanceOfSatisfying(SharedError.Invalid.class,
                invalid -> assertThat(invalid.faults()).extracting(Fault::field).containsExactly(field)));
  }
}
