package io.fabula.domain.canary;

import org.jdbi.v3.core.Handle;

/** Wrong on purpose. */
public record DomainThatKnowsJdbi(Handle handle) {}
