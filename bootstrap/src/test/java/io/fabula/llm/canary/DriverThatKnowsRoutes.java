package io.fabula.llm.canary;

import io.fabula.rest.http.Route;

/** Wrong on purpose. */
public record DriverThatKnowsRoutes(Route<?> route) {}
