package io.fabula.domain.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a {@link TextGeneration} that can fail keeps to besides. */
public interface FailingGenerationContract extends TextGenerationContract {
  /** A request that fails. */
  GenerationRequest failing();

  @Test
  default void a_failure_is_the_only_end() {
    RecordingSink sink = reply(failing());
    assertThat(sink.failure()).isPresent();
    assertThat(sink.ends()).isEqualTo(1);
    assertThat(sink.finish()).isEmpty();
  }
}
