package io.fabula.domain.prompt;

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
  Generation start(GenerationRequest request, GenerationSink sink);
}
