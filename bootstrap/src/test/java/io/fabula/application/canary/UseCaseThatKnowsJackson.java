package io.fabula.application.canary;

import com.fasterxml.jackson.databind.JsonNode;

/** Wrong on purpose. */
public record UseCaseThatKnowsJackson(JsonNode node) {}
