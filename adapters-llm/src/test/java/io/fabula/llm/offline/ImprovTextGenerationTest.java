package io.fabula.llm.offline;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.prompt.FinishReason;
import io.fabula.domain.prompt.GenerationRequest;
import io.fabula.domain.prompt.RecordingSink;
import io.fabula.domain.prompt.Sampling;
import io.fabula.domain.prompt.TextGenerationContract;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImprovTextGenerationTest implements TextGenerationContract {
  private ImprovTextGeneration generation = new ImprovTextGeneration(Duration.ZERO);

  @AfterEach
  void close() {
    generation.close();
  }

  private static GenerationRequest request(Sampling sampling) {
    return new GenerationRequest(ImprovTextGeneration.MODEL,
        TextGenerationContract.prompt("Tell me about the sea."),
        sampling, 3);
  }

  @Override
  public ImprovTextGeneration generation() {
    return generation;
  }

  @Override
  public GenerationRequest answered() {
    return request(Sampling.STANDARD);
  }

  @Override
  public GenerationRequest slow() {
    generation.close();
    generation = new ImprovTextGeneration(Duration.ofMillis(100));
    return answered();
  }

  @Test
  void the_usage_is_an_estimate_and_the_limit_is_kept() {
    var sink = new RecordingSink();
    generation.start(request(new Sampling(Optional.empty(), Optional.empty(), 2, List.of())), sink);
    assertThat(sink.awaitEnd().finish()).contains(FinishReason.LENGTH);
    assertThat(sink.pieces()).hasSize(2);
    assertThat(sink.usage().orElseThrow().estimated()).isTrue();
    assertThat(sink.usage().orElseThrow().completionTokens()).isEqualTo(2);
  }

  @Test
  void a_stop_text_ends_the_reply() {
    var whole = new RecordingSink();
    generation.start(request(Sampling.STANDARD), whole);
    String first = whole.awaitEnd().text().substring(0, 10);
    var sink = new RecordingSink();
    generation.start(
        request(new Sampling(Optional.empty(), Optional.empty(), 100, List.of(first.substring(5)))), sink);
    assertThat(sink.awaitEnd().text()).isEqualTo(first.substring(0, 5));
    assertThat(sink.finish()).contains(FinishReason.STOP);
  }
}
