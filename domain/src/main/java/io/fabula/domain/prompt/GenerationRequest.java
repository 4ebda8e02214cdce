package io.fabula.domain.prompt;

import io.fabula.domain.catalog.ModelId;

/**
 * One reply asked of one model.
 *
 * @param seed makes the reply repeatable where the model can; drawn once per turn
 */
public record GenerationRequest(ModelId model, Prompt prompt, Sampling sampling, long seed) {}
