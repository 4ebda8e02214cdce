package io.fabula.domain.canary;

/** Wrong on purpose. */
public record SomethingImpl(int value) {}
