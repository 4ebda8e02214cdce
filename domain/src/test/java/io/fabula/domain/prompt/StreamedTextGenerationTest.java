package io.fabula.domain.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.catalog.ModelId;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StreamedTextGenerationTest implements FailingGenerationContract {
  private final CountDownLatch closed = new CountDownLatch(1);
  private final TextGeneration model = TextGeneration.of("lambda", request -> {
    String asked = request.prompt().messages().getLast().content();
    return switch (asked) {
      case "slow" -> Stream.generate(this::yawn).limit(100).onClose(closed::countDown);
      case "break" -> throw new IllegalStateException("no such weights");
      default -> Stream.of("Hello, ", "", "\"you\"\n", ".");
    };
  });

  private String yawn() {
    try {
      Thread.sleep(50);
      return "aah ";
    } catch (InterruptedException cancelled) {
      throw new IllegalStateException(cancelled);
    }
  }

  private static GenerationRequest request(String text) {
    return new GenerationRequest(new ModelId("test", "lambda"), TextGenerationContract.prompt(text),
        Sampling.STANDARD, 1);
  }

  @Override
  public TextGeneration generation() {
    return model;
  }

  @Override
  public GenerationRequest answered() {
    return request("hi");
  }

  @Override
  public GenerationRequest slow() {
    return request("slow");
  }

  @Override
  public GenerationRequest failing() {
    return request("break");
  }

  @Test
  void its_pieces_are_the_reply() {
    assertThat(reply(answered()).text()).isEqualTo("Hello, \"you\"\n.");
  }

  @Test
  void what_it_throws_is_told_under_its_name() {
    assertThat(reply(failing()).failure()).hasValueSatisfying(failure -> {
      assertThat(failure.provider()).isEqualTo("lambda");
      assertThat(failure.detail()).contains("no such weights");
      assertThat(failure.retryable()).isTrue();
    });
  }

  @Test
  void a_cancelled_stream_is_closed() throws InterruptedException {
    var sink = new RecordingSink();
    Generation generation = model.start(slow(), sink);
    sink.awaitPieces(1);

    generation.cancel();

    assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(sink.failure()).isEmpty();
  }
}
