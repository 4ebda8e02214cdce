package io.fabula.domain.prompt;

/** One message as a model gets it. */
public record PromptMessage(Role role, String content) {}
