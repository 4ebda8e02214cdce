package io.fabula.domain.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link TextGeneration} keeps to. */
public interface TextGenerationContract {
  TextGeneration generation();

  /** A request that is answered with at least three pieces and no failure. */
  GenerationRequest answered();

  /** A request whose reply takes seconds, with a first piece soon. */
  GenerationRequest slow();

  static Prompt prompt(String userText) {
    var message = new PromptMessage(Role.USER, userText);
    var part = new PromptPart(PromptPart.Source.HISTORY, Role.USER, userText, 8, true, "fits");
    return new Prompt(List.of(message), List.of(part), 8);
  }

  default RecordingSink reply(GenerationRequest request) {
    var sink = new RecordingSink();
    generation().start(request, sink);
    return sink.awaitEnd();
  }

  @Test
  default void a_reply_is_started_once_then_comes_in_pieces_and_ends_once() {
    RecordingSink sink = reply(answered());
    assertThat(sink.model()).contains(answered().model());
    assertThat(sink.starts()).isEqualTo(1);
    assertThat(sink.ends()).isEqualTo(1);
    assertThat(sink.finish()).contains(FinishReason.STOP);
    assertThat(sink.pieceOutOfOrder()).isFalse();
    assertThat(sink.pieces()).hasSizeGreaterThanOrEqualTo(3).noneMatch(JsonText::isEmpty);
  }

  @Test
  default void each_piece_holds_whole_escapes() {
    for (JsonText piece : reply(answered()).pieces()) {
      assertThat(JsonText.of(piece.unescaped()).unescaped()).isEqualTo(piece.unescaped());
    }
  }

  @Test
  default void start_does_not_wait_for_the_reply_and_a_cancelled_reply_stops() throws InterruptedException {
    var sink = new RecordingSink();
    GenerationRequest slow = slow();
    Generation generation = generation().start(slow, sink);
    sink.awaitPieces(1);
    generation.cancel();
    // pieces under way may still arrive
    Thread.sleep(150);
    int pieces = sink.pieces().size();
    Thread.sleep(400);
    assertThat(sink.pieces()).hasSize(pieces);
    assertThat(sink.finish()).isEmpty();
  }

  @Test
  default void cancelling_what_is_over_is_harmless() {
    var sink = new RecordingSink();
    Generation generation = generation().start(answered(), sink);
    sink.awaitEnd();
    generation.cancel();
    generation.cancel();
    assertThat(sink.ends()).isEqualTo(1);
  }

  @Test
  default void many_replies_run_side_by_side() {
    List<RecordingSink> sinks = Stream.generate(RecordingSink::new).limit(20).toList();
    for (RecordingSink sink : sinks) generation().start(answered(), sink);
    for (RecordingSink sink : sinks) assertThat(sink.awaitEnd().finish()).contains(FinishReason.STOP);
  }
}
