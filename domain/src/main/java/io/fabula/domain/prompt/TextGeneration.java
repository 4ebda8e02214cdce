package io.fabula.domain.prompt;

import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Asks a model for a reply.
 *
 * <p>{@link #start} returns at once and does not wait for the provider. The sink is then called on
 * threads of the implementation, one call at a time and in order: {@code started} once, pieces, and
 * at last exactly one of {@code finished} and {@code failed}. A failure before the first piece may
 * come without {@code started}. After {@link Generation#cancel} returned, pieces under way may still
 * arrive, an end need not; the connection to the provider is closed.
 */
public interface TextGeneration {
  /**
   * Begins one reply.
   *
   * @param request what is asked, and of whom
   * @param sink where the reply arrives
   * @return the handle by which to end it early
   */
  Generation start(GenerationRequest request, GenerationSink sink);

  /**
   * A model that is a function: {@code request -> Stream.of(text)} for a whole reply at once, or a stream
   * of pieces as they come. The function runs on a virtual thread and may block; what it throws is the
   * reply's failure, retryable; a cancelled reply has its thread interrupted and its stream closed.
   *
   * @param provider the name by which failures tell it
   */
  static TextGeneration of(String provider, Function<GenerationRequest, Stream<String>> model) {
    return new StreamedTextGeneration(provider, model);
  }
}
