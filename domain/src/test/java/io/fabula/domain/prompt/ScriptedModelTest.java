package io.fabula.domain.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.catalog.ModelId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptedModelTest implements FailingGenerationContract {
  private static final GenerationFailure BROKEN = GenerationFailure.provider("test", "broken", true);

  private final ScriptedModel model = ScriptedModel.of(request -> List.of("Hello, ", "\"you\"\n", "."));

  private static GenerationRequest request() {
    return new GenerationRequest(new ModelId("test", "scripted"), TextGenerationContract.prompt("hi"),
        Sampling.STANDARD, 1);
  }

  @Override
  public TextGeneration generation() {
    return model;
  }

  @Override
  public GenerationRequest answered() {
    return request();
  }

  @Override
  public GenerationRequest slow() {
    model.hold().step(1);
    return request();
  }

  @Override
  public GenerationRequest failing() {
    model.failAfter(1, BROKEN);
    return request();
  }

  @Test
  void a_held_reply_goes_on_step_by_step() {
    var sink = new RecordingSink();
    model.hold().start(request(), sink);
    model.step(2);
    assertThat(sink.awaitPieces(2).text()).isEqualTo("Hello, \"you\"\n");
    assertThat(sink.ends()).isZero();
    model.release();
    assertThat(sink.awaitEnd().text()).isEqualTo("Hello, \"you\"\n.");
  }

  @Test
  void a_reply_may_fail_in_the_middle() {
    var sink = new RecordingSink();
    model.failAfter(2, BROKEN).start(request(), sink);
    assertThat(sink.awaitEnd().failure()).contains(BROKEN);
    assertThat(sink.pieces()).hasSize(2);
  }
}
