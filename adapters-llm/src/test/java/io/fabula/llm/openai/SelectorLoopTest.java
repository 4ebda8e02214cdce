package io.fabula.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.prompt.FinishReason;
import io.fabula.domain.prompt.GenerationFailure;
import io.fabula.domain.prompt.GenerationRequest;
import io.fabula.domain.prompt.GenerationSink;
import io.fabula.domain.prompt.JsonText;
import io.fabula.domain.prompt.RecordingSink;
import io.fabula.domain.prompt.Sampling;
import io.fabula.domain.prompt.TextGeneration;
import io.fabula.domain.prompt.TextGenerationContract;
import io.fabula.domain.prompt.TokenUsage;
import io.fabula.llm.StubProvider;
import io.fabula.llm.catalog.ProviderSettings;
import io.fabula.llm.http.SelectorCalls;
import io.fabula.llm.policy.TimeLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What only the one thread that carries everybody has to prove. */
class SelectorLoopTest {
  private final SelectorCalls calls = new SelectorCalls(
      new TimeLimits(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofMillis(300),
          Duration.ofSeconds(1)),
      System::nanoTime);
  private StubProvider provider;
  private TextGeneration generation;

  @BeforeEach
  void start() throws IOException {
    provider = new StubProvider();
    generation = new OpenAiTextGeneration(
        new ProviderSettings("stub", provider.base("http"), Optional.empty(), List.of()), calls);
  }

  @AfterEach
  void stop() throws IOException {
    calls.close();
    provider.close();
  }

  private static GenerationRequest request(String model) {
    return new GenerationRequest(new ModelId("stub", model), TextGenerationContract.prompt("hi"),
        Sampling.STANDARD, 7);
  }

  @Test
  void a_sink_that_throws_ends_its_own_reply_only() throws InterruptedException {
    var neighbour = new RecordingSink();
    generation.start(request("slow"), neighbour);
    neighbour.awaitPieces(1);
    var told = new CountDownLatch(1);
    generation.start(request("plain"), new GenerationSink() {
      @Override
      public void started(ModelId model) {}

      @Override
      public void piece(JsonText text) {
        throw new IllegalStateException("thrown by the test");
      }

      @Override
      public void finished(FinishReason reason, Optional<TokenUsage> usage) {}

      @Override
      public void failed(GenerationFailure failure) {
        told.countDown();
        throw new IllegalStateException("thrown by the test again");
      }
    });
    assertThat(told.await(5, TimeUnit.SECONDS)).isTrue();
    neighbour.awaitPieces(neighbour.pieces().size() + 3);
    var next = new RecordingSink();
    generation.start(request("plain"), next);
    assertThat(next.awaitEnd().text()).isEqualTo(StubProvider.TEXT);
  }

  @Test
  void a_reply_that_never_ends_is_ended() {
    var sink = new RecordingSink();
    generation.start(request("slow"), sink);
    assertThat(sink.awaitEnd().failure().orElseThrow().detail()).isEqualTo("not complete within 1000 ms");
    assertThat(sink.pieces()).isNotEmpty();
  }

  @Test
  void while_reading_pauses_nothing_comes_and_no_silence_counts() throws InterruptedException {
    var sink = new RecordingSink();
    generation.start(request("slow"), sink);
    sink.awaitPieces(3);
    calls.pauseReading();
    Thread.sleep(60);
    int pieces = sink.pieces().size();
    Thread.sleep(400);
    assertThat(sink.pieces()).hasSize(pieces);
    calls.resumeReading();
    sink.awaitPieces(pieces + 5);
    assertThat(sink.pieces().size()).isGreaterThanOrEqualTo(pieces + 5);
  }

  @Test
  void closing_ends_the_replies_under_way_and_those_asked_later() {
    var sink = new RecordingSink();
    generation.start(request("hang"), sink);
    calls.close();
    assertThat(sink.awaitEnd().failure().orElseThrow().detail()).contains("closing");
    var late = new RecordingSink();
    generation.start(request("plain"), late);
    assertThat(late.awaitEnd().failure().orElseThrow().detail()).contains("closing");
  }
}
