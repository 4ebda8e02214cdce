package io.fabula.domain.prompt;

/**
 * @param estimated true where the provider said nothing and the counts are our estimate
 */
public record TokenUsage(int promptTokens, int completionTokens, boolean estimated) {}
