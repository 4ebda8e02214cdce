package io.fabula.llm.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.prompt.Generation;
import io.fabula.domain.prompt.GenerationFailure;
import io.fabula.domain.prompt.GenerationRequest;
import io.fabula.domain.prompt.RecordingSink;
import io.fabula.domain.prompt.Sampling;
import io.fabula.domain.prompt.ScriptedModel;
import io.fabula.domain.prompt.TextGeneration;
import io.fabula.domain.prompt.TextGenerationContract;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyTest {
  private static final ModelId FIRST = new ModelId("one", "model");
  private static final ModelId SECOND = new ModelId("two", "model");
  private static final GenerationFailure BUSY = GenerationFailure.provider("one", "status 429", true);
  private static final GenerationFailure REFUSED = GenerationFailure.provider("one", "status 400", false);

  private final ScriptedModel one = ScriptedModel.saying("from ", "one");
  private final ScriptedModel two = ScriptedModel.saying("from ", "two");
  private final TextGeneration routing = new ProviderRouting(Map.of("one", one, "two", two));
  private final TextGeneration fallback = new FallbackTextGeneration(routing, List.of(FIRST, SECOND));

  private static RecordingSink ask(TextGeneration generation, ModelId model) {
    var sink = new RecordingSink();
    generation.start(request(model), sink);
    return sink.awaitEnd();
  }

  private static GenerationRequest request(ModelId model) {
    return new GenerationRequest(model, TextGenerationContract.prompt("hi"), Sampling.STANDARD, 1);
  }

  @Test
  void a_request_goes_to_the_provider_of_its_model() {
    assertThat(ask(routing, SECOND).text()).isEqualTo("from two");
    assertThat(one.requests()).isEmpty();
  }

  @Test
  void an_unknown_provider_is_a_failure_that_no_retry_heals() {
    GenerationFailure failure = ask(routing, new ModelId("other", "model")).failure().orElseThrow();
    assertThat(failure.detail()).contains("other");
    assertThat(failure.retryable()).isFalse();
  }

  @Test
  void a_model_that_fails_before_its_first_piece_is_replaced_by_the_next() {
    one.failAfter(0, BUSY);
    RecordingSink sink = ask(fallback, FIRST);
    assertThat(sink.text()).isEqualTo("from two");
    assertThat(sink.model()).contains(SECOND);
    assertThat(sink.starts()).isEqualTo(1);
    assertThat(two.requests().getFirst().prompt()).isSameAs(one.requests().getFirst().prompt());
  }

  @Test
  void a_reply_that_has_begun_is_not_begun_elsewhere() {
    one.failAfter(1, BUSY);
    RecordingSink sink = ask(fallback, FIRST);
    assertThat(sink.failure()).contains(BUSY);
    assertThat(sink.text()).isEqualTo("from ");
    assertThat(two.requests()).isEmpty();
  }

  @Test
  void a_refusal_is_not_asked_elsewhere_and_the_last_failure_is_the_answer() {
    one.failAfter(0, REFUSED);
    assertThat(ask(fallback, FIRST).failure()).contains(REFUSED);
    one.failAfter(0, BUSY);
    var second = GenerationFailure.timeout("two", "slow");
    two.failAfter(0, second);
    assertThat(ask(fallback, FIRST).failure()).contains(second);
  }

  @Test
  void a_model_outside_the_chain_has_the_whole_chain_behind_it() {
    var other = new ModelId("three", "model");
    var three = ScriptedModel.saying("x").failAfter(0, BUSY);
    var wider = new FallbackTextGeneration(new ProviderRouting(Map.of("one", one, "three", three)),
        List.of(FIRST));
    assertThat(ask(wider, other).model()).contains(FIRST);
  }

  @Test
  void a_cancel_reaches_the_model_that_runs() throws InterruptedException {
    one.failAfter(0, BUSY);
    two.hold().step(1);
    var sink = new RecordingSink();
    Generation generation = fallback.start(request(FIRST), sink);
    sink.awaitPieces(1);
    generation.cancel();
    for (int i = 0; i < 100 && two.cancelled() == 0; i++) Thread.sleep(5);
    assertThat(two.cancelled()).isEqualTo(1);
  }

  @Test
  void an_open_circuit_fails_at_once_and_lets_the_fallback_answer() {
    var circuit = new Circuit(2, Duration.ofHours(1), System::nanoTime);
    var guarded = new GuardedTextGeneration(one, circuit);
    var chain = new FallbackTextGeneration(new ProviderRouting(Map.of("one", guarded, "two", two)),
        List.of(FIRST, SECOND));
    one.failAfter(0, BUSY);
    for (int i = 0; i < 4; i++) assertThat(ask(chain, FIRST).text()).isEqualTo("from two");
    assertThat(one.requests()).hasSize(2);
    assertThat(ask(guarded, FIRST).failure().orElseThrow().detail()).contains("circuit open");
  }

  @Test
  void a_provider_that_refuses_requests_is_not_broken() {
    var circuit = new Circuit(1, Duration.ofHours(1), System::nanoTime);
    one.failAfter(0, REFUSED);
    ask(new GuardedTextGeneration(one, circuit), FIRST);
    assertThat(circuit.isOpen()).isFalse();
  }
}
