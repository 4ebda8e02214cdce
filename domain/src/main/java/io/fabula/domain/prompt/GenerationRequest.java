package io.fabula.domain.prompt;

import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.shared.Json;
import java.util.Optional;

/**
 * One reply asked of one model.
 *
 * @param seed makes the reply repeatable where the model can; drawn once per turn
 * @param form the JSON Schema of the answer, where it is to be JSON; the prompt says so too
 */
public record GenerationRequest(ModelId model, Prompt prompt, Sampling sampling, long seed,
    Optional<Json.Obj> form) {
  /** Of free text. */
  public GenerationRequest(ModelId model, Prompt prompt, Sampling sampling, long seed) {
    this(model, prompt, sampling, seed, Optional.empty());
  }
}
